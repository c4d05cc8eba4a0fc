package dev.drumbeat.journey.machine;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * What is known of a lead when it moves.
 *
 * @param zone the recipient's, for local waits and {@code local} in conditions
 * @param unconsumed events since the last effect was claimed that nothing consumed, oldest first
 */
public record LeadFacts(
    Map<String, Object> property,
    Map<String, Object> owner,
    Map<String, Object> contact,
    Map<String, Object> enrollment,
    ZoneId zone,
    List<EventFact> unconsumed) {
  public LeadFacts {
    property = Facts.copy(property);
    owner = Facts.copy(owner);
    contact = Facts.copy(contact);
    enrollment = Facts.copy(enrollment);
    unconsumed = List.copyOf(unconsumed);
  }

  /** The entity that a tag is put on: what the lead is about. */
  public String tagged() {
    if (!property.isEmpty()) {
      return "property";
    }
    return contact.isEmpty() ? "owner" : "contact";
  }

  /** What a template may name. */
  public Map<String, Object> forTemplates() {
    return Map.of(
        "property", property, "owner", owner, "contact", contact, "enrollment", enrollment);
  }
}
