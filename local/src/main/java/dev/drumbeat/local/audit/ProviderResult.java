package dev.drumbeat.local.audit;

/**
 * What was compared with providers.
 *
 * @param compared acceptances in the simulated providers' log
 * @param repeated those repeated by a step's policy or a person, look-ups asked again in doubt, and
 *     webhooks repeated by the same key
 * @param listed messages and calls in Twilio's lists
 */
public record ProviderResult(long compared, long repeated, long listed) {
  public static final ProviderResult NOTHING = new ProviderResult(0, 0, 0);

  public ProviderResult plus(ProviderResult more) {
    return new ProviderResult(
        compared + more.compared, repeated + more.repeated, listed + more.listed);
  }
}
