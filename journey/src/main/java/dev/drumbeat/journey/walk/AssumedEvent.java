package dev.drumbeat.journey.walk;

import dev.drumbeat.journey.campaign.EventType;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event that a dry run takes for granted.
 *
 * @param type what happens
 * @param step counted from when the lead waits at that step, each time; null counts from the start
 * @param after how long after
 * @param data what conditions read as {@code event.<field>}
 */
public record AssumedEvent(
    EventType type, @Nullable String step, Duration after, Map<String, Object> data) {
  public AssumedEvent {
    data = Map.copyOf(data);
  }
}
