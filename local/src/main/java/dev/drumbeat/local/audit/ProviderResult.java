package dev.drumbeat.local.audit;

/**
 * What was compared with a provider.
 *
 * @param compared its acceptances
 * @param repeated those of look-ups that were asked again in doubt, as policy allows
 */
public record ProviderResult(long compared, long repeated) {}
