package dev.drumbeat.db.run;

import java.util.Map;

/**
 * Counts of a run at one moment; {@code audience = active + done + exited + failed}.
 *
 * @param goals leads that reached the campaign's goal, ended or not
 * @param decisions channel (sms, email, voice) to outcome (allowed, denied, deferred) to count
 * @param intents kind (sms, email, call, parcel, owner_contacts) to state to count
 */
public record RunCounts(
    long active,
    long done,
    long exited,
    long failed,
    long goals,
    Map<String, Map<String, Long>> decisions,
    Map<String, Map<String, Long>> intents) {
  public long audience() {
    return active + done + exited + failed;
  }
}
