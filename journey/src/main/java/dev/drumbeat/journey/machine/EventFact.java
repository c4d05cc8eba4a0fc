package dev.drumbeat.journey.machine;

import dev.drumbeat.journey.campaign.EventType;
import java.time.Instant;
import java.util.Map;

/**
 * Something that happened to a lead. {@code data} holds what conditions may read as {@code
 * event.<field>}: REPLIED has text, intent, confidence; CALL_ENDED has outcome and, where a digit
 * was pressed, gathered; CLICKED has url. An event caused by a step names it: step, visit.
 */
public record EventFact(long id, EventType type, Instant at, Map<String, Object> data) {
  public EventFact {
    data = Facts.copy(data);
  }
}
