package dev.drumbeat.journey.campaign;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.regex.Pattern;

/** The kind of an event: one of the built-in ones below, or a name of the operator's own. */
public record EventType(@JsonValue String name) {
  // Before the constants, whose constructor reads it.
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,59}");

  public static final EventType REPLIED = new EventType("REPLIED");
  public static final EventType DELIVERED = new EventType("DELIVERED");
  public static final EventType UNDELIVERED = new EventType("UNDELIVERED");
  public static final EventType OPENED = new EventType("OPENED");
  public static final EventType CLICKED = new EventType("CLICKED");
  public static final EventType BOUNCED = new EventType("BOUNCED");
  public static final EventType COMPLAINED = new EventType("COMPLAINED");
  public static final EventType CALL_ANSWERED = new EventType("CALL_ANSWERED");
  public static final EventType CALL_ENDED = new EventType("CALL_ENDED");
  public static final EventType OPTED_OUT = new EventType("OPTED_OUT");
  public static final EventType GOAL = new EventType("GOAL");

  public static final List<EventType> BUILT_IN =
      List.of(
          REPLIED,
          DELIVERED,
          UNDELIVERED,
          OPENED,
          CLICKED,
          BOUNCED,
          COMPLAINED,
          CALL_ANSWERED,
          CALL_ENDED,
          OPTED_OUT,
          GOAL);

  @JsonCreator
  public EventType {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "an event's name is a letter, then up to 59 of A-Za-z0-9_.-");
    }
  }

  public boolean builtIn() {
    return BUILT_IN.contains(this);
  }

  @Override
  public String toString() {
    return name;
  }
}
