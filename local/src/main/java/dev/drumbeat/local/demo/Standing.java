package dev.drumbeat.local.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a run stands, as the API tells it.
 *
 * @param excluded leads that were not enrolled, as this campaign has had them already
 * @param decisions channel (sms, email, voice) to outcome to count
 * @param intents kind (sms, email, call, parcel, owner_contacts) to state to count
 */
public record Standing(
    UUID id,
    UUID campaignId,
    String campaignName,
    String state,
    Duration businessOffset,
    Instant businessTime,
    Counts counts,
    long excluded,
    Map<String, Map<String, Long>> decisions,
    Map<String, Map<String, Long>> intents,
    Instant startedAt,
    @Nullable Instant endedAt) {
  private static final Set<String> ENDED = Set.of("COMPLETED", "STOPPED");

  /** audience = active + done + exited + failed. */
  public record Counts(long audience, long active, long done, long exited, long failed) {
    boolean addUp() {
      return audience == active + done + exited + failed;
    }
  }

  public boolean ended() {
    return ENDED.contains(state);
  }

  long intents(String kind, String state) {
    return intents.getOrDefault(kind, Map.of()).getOrDefault(state, 0L);
  }

  long decisions(String channel, String outcome) {
    return decisions.getOrDefault(channel, Map.of()).getOrDefault(outcome, 0L);
  }

  /** From launch to end, or to now. */
  Duration took(Instant now) {
    return Duration.between(startedAt, endedAt == null ? now : endedAt);
  }
}
