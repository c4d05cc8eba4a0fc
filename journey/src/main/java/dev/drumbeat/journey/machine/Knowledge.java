package dev.drumbeat.journey.machine;

import dev.drumbeat.journey.time.Days;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What conditions may read while a lead moves: its facts, with this move's updates over them. */
final class Knowledge {
  private final LeadFacts facts;
  private final Map<String, String> outcomes;
  private final Map<String, Object> local;
  private final Map<String, Map<String, Object>> set = new HashMap<>();

  Knowledge(LeadFacts facts, Map<String, String> outcomes, Instant now) {
    this.facts = facts;
    this.outcomes = outcomes;
    ZonedDateTime at = now.atZone(facts.zone());
    this.local =
        Map.of(
            "hour", (long) at.getHour(),
            "minute", (long) at.getMinute(),
            "weekday", Days.shortName(at.getDayOfWeek()),
            "date", at.toLocalDate().toString(),
            "zone", facts.zone().getId());
  }

  /** {@code path} is {@code entity.field}; a later condition of the same move reads the value. */
  void set(String path, Object value) {
    int dot = path.indexOf('.');
    set.computeIfAbsent(path.substring(0, dot), e -> new HashMap<>())
        .put(path.substring(dot + 1), value);
  }

  /** As {@code set}, of a tag of that entity. */
  void tag(String entity, String tag) {
    List<Object> tags = new ArrayList<>();
    if (value(entity + ".tags") instanceof List<?> before) {
      tags.addAll(before);
    }
    if (!tags.contains(tag)) {
      tags.add(tag);
      set(entity + ".tags", tags);
    }
  }

  /** What the lead has in that {@code entity.field}; null when it has none. */
  @Nullable Object value(String path) {
    int dot = path.indexOf('.');
    return with(null).get(path.substring(0, dot)) instanceof Map<?, ?> entity
        ? entity.get(path.substring(dot + 1))
        : null;
  }

  Map<String, Object> with(@Nullable EventFact event) {
    Map<String, Object> all = new HashMap<>();
    all.put("property", over("property", facts.property()));
    all.put("owner", over("owner", facts.owner()));
    all.put("contact", over("contact", facts.contact()));
    all.put("enrollment", over("enrollment", facts.enrollment()));
    all.put("local", local);
    Map<String, Object> steps = new HashMap<>();
    outcomes.forEach((step, outcome) -> steps.put(step, Map.of("outcome", outcome)));
    all.put("steps", steps);
    if (event != null) {
      Map<String, Object> fields = new LinkedHashMap<>(event.data());
      fields.put("type", event.type().name());
      fields.put("at", event.at().toString());
      all.put("event", fields);
    }
    return all;
  }

  private Map<String, Object> over(String entity, Map<String, Object> fields) {
    Map<String, Object> updates = set.get(entity);
    if (updates == null) {
      return fields;
    }
    Map<String, Object> merged = new HashMap<>(fields);
    merged.putAll(updates);
    return merged;
  }
}
