package dev.drumbeat.activities.provider;

/**
 * A phone number of a person.
 *
 * @param score how sure the provider is that it is theirs, 0 to 100
 * @param dnc on a do-not-call register
 */
public record PhoneFacts(String e164, LineType lineType, int score, boolean dnc) {}
