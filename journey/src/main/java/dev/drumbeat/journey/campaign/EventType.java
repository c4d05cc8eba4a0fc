package dev.drumbeat.journey.campaign;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The kind of an event: one of the built-in ones below, or a name of the operator's own, such as
 * {@code LEASE_SIGNED}, that API clients post.
 */
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
  public static final EventType PAID = new EventType("PAID");
  public static final EventType PAYMENT_EXPIRED = new EventType("PAYMENT_EXPIRED");
  public static final EventType TASK_DONE = new EventType("TASK_DONE");

  private static final List<EventType> ALL =
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
          GOAL,
          PAID,
          PAYMENT_EXPIRED,
          TASK_DONE);

  /** Those that something makes. */
  public static final List<EventType> BUILT_IN =
      ALL.stream().filter(type -> type.needs().filter(Part.NOT_YET::contains).isEmpty()).toList();

  private static final Pattern OWN_NAME = Pattern.compile("[A-Z][A-Z0-9_]{2,49}");

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

  /**
   * An event of the operator's own: 3 to 50 capitals, digits and underscores, a capital first. One
   * letter away from a built-in event it is taken for a slip, and is none.
   */
  public static Optional<EventType> own(String name) {
    return OWN_NAME.matcher(name).matches() && meant(name).isEmpty()
        ? Optional.of(new EventType(name))
        : Optional.empty();
  }

  /** The built-in event of that name, made yet or not. */
  static Optional<EventType> known(String name) {
    return ALL.stream().filter(type -> type.name().equals(name)).findFirst();
  }

  /** The built-in event that this name is, or misses by a letter. */
  static Optional<String> meant(String name) {
    return ALL.stream()
        .map(EventType::name)
        .filter(each -> Suggestions.distance(name, each) <= 1)
        .findFirst();
  }

  /** The part of the language without which nothing makes it. */
  Optional<Part> needs() {
    return switch (name) {
      case "PAID", "PAYMENT_EXPIRED" -> Optional.of(Part.PAYMENT);
      case "TASK_DONE" -> Optional.of(Part.TASK);
      default -> Optional.empty();
    };
  }

  @Override
  public String toString() {
    return name;
  }
}
