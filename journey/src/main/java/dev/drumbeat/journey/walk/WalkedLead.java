package dev.drumbeat.journey.walk;

import dev.drumbeat.journey.machine.EventFact;
import dev.drumbeat.journey.machine.FieldUpdate;
import dev.drumbeat.journey.machine.LeadFacts;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A lead's facts while it walks: what steps set is there for later ones. */
final class WalkedLead {
  private final Map<String, Map<String, Object>> entities = new HashMap<>();
  private final ZoneId zone;
  private final List<EventFact> unconsumed = new ArrayList<>();

  WalkedLead(LeadFacts facts) {
    this.zone = facts.zone();
    entities.put("property", new HashMap<>(facts.property()));
    entities.put("owner", new HashMap<>(facts.owner()));
    entities.put("contact", new HashMap<>(facts.contact()));
    Map<String, Object> enrollment = new HashMap<>(facts.enrollment());
    enrollment.putIfAbsent("id", 0L);
    entities.put("enrollment", enrollment);
  }

  ZoneId zone() {
    return zone;
  }

  LeadFacts facts() {
    return new LeadFacts(
        entity("property"),
        entity("owner"),
        entity("contact"),
        entity("enrollment"),
        zone,
        unconsumed);
  }

  void hears(EventFact event) {
    unconsumed.add(event);
  }

  void consumes(List<Long> events) {
    unconsumed.removeIf(event -> events.contains(event.id()));
  }

  /** What came before an effect is no answer to it. */
  void forgets() {
    unconsumed.clear();
  }

  void updates(List<FieldUpdate> updates) {
    for (FieldUpdate update : updates) {
      Object value = update.value();
      if (value == null) {
        tag(facts().tagged(), update.name());
      } else {
        int dot = update.name().indexOf('.');
        entity(update.name().substring(0, dot)).put(update.name().substring(dot + 1), value);
      }
    }
  }

  private void tag(String entity, String tag) {
    List<Object> tags = new ArrayList<>();
    if (entity(entity).get("tags") instanceof List<?> before) {
      tags.addAll(before);
    }
    if (!tags.contains(tag)) {
      tags.add(tag);
    }
    entity(entity).put("tags", tags);
  }

  private Map<String, Object> entity(String name) {
    return entities.computeIfAbsent(name, n -> new HashMap<>());
  }
}
