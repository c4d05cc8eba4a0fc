package dev.drumbeat.journey.campaign;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Parts of the language that need more than this module: an activity, or a line of the API. */
public enum Part {
  TASK("a step of type 'task'", "task"),
  WEBHOOK("a step of type 'webhook'", "webhook"),
  PAYMENT("a step of type 'payment'", "payment"),
  AI_CALL("a call of mode AI", "aiCall"),
  RAMP("'ramp'", "pace/ramp"),
  BUDGET("'budget'", "policy/budget"),
  TO("'to'", "sms/to", "email/to", "call/to");

  /**
   * What the parser refuses, and the schema doesn't show, because nothing does it yet. Whoever
   * brings the other half takes the part out of this set; nothing else has to be changed.
   */
  public static final Set<Part> NOT_YET = Collections.unmodifiableSet(EnumSet.noneOf(Part.class));

  private final String name;
  private final List<String> fields;

  Part(String name, String... fields) {
    this.name = name;
    this.fields = List.of(fields);
  }

  /** As part of a sentence. */
  String inWords() {
    return name;
  }

  /** Of the schema: a definition, or a property of one. */
  List<String> fields() {
    return fields;
  }
}
