package dev.drumbeat.journey.messaging;

/**
 * An answer's meaning, and why.
 *
 * @param ruleText the rule as it stands in the table: a regular expression over the plain text
 * @param matched the words of the answer that it matched, in plain form; empty when none did
 */
public record Classified(Reply reply, String ruleText, String matched) {}
