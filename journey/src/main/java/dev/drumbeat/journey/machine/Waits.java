package dev.drumbeat.journey.machine;

import dev.drumbeat.journey.campaign.Until;
import dev.drumbeat.journey.campaign.WaitStep;
import dev.drumbeat.journey.machine.Note.Kind;
import dev.drumbeat.journey.template.Missing;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** When the waits of one move begin and end, and why. */
final class Waits {
  /** The outcome of a wait whose date the lead lacks, and of one that came to it. */
  private static final String LACKING = "MISSING";

  private static final String REACHED = "REACHED";
  private static final Duration LOOKS_AGAIN = Duration.ofDays(1);

  /** What becomes of a lead whose wait came due. */
  sealed interface End {}

  /** It goes on. */
  record Over() implements End {}

  /** It goes on, and what follows is too late to be sent. */
  record Stale(Map<String, Object> inputs) implements End {}

  record Again(Instant due) implements End {}

  private final Trail trail;
  private final Knowledge knowledge;
  private final ZoneId recipient;
  private final Instant now;

  Waits(Trail trail, Knowledge knowledge, ZoneId recipient, Instant now) {
    this.trail = trail;
    this.knowledge = knowledge;
    this.recipient = recipient;
    this.now = now;
  }

  /** When it will be due; nothing when the lead goes on at once. */
  Optional<Instant> open(WaitStep wait) {
    Until until = wait.until();
    if (until == null) {
      Instant due = now.plus(Objects.requireNonNull(wait.duration()));
      String summary = "Waits " + wait.duration() + ".";
      trail.note(Kind.WAIT, summary, "for", Map.of("due", due.toString()));
      return Optional.of(due);
    }
    Appointment appointment = Appointment.of(until, knowledge, recipient, now);
    if (appointment.due() == null) {
      return lacking(until, appointment);
    }
    trail.note(Kind.WAIT, appointment.summary(), "until", appointment.inputs());
    return Optional.of(appointment.due());
  }

  End ended(WaitStep wait, Instant due) {
    return wait.until() instanceof Until.OfField field ? read(wait, field, due) : past(wait, due);
  }

  /** Without its date a lead is held and looked at again each day, or goes on. */
  private Optional<Instant> lacking(Until until, Appointment appointment) {
    boolean holds = until instanceof Until.OfField field && field.missing() == Missing.HOLD;
    boolean said = holds && LACKING.equals(trail.outcomes().get(trail.step()));
    if (!said) {
      String then = holds ? " Looks again each day." : " Goes on without waiting.";
      trail.note(Kind.WAIT, appointment.summary() + then, "until/missing", appointment.inputs());
    }
    trail.outcome(LACKING);
    return holds ? Optional.of(now.plus(LOOKS_AGAIN)) : Optional.empty();
  }

  /** A field's date may have come, gone or moved while the lead waited for it. */
  private End read(WaitStep wait, Until.OfField until, Instant due) {
    Instant then = Appointment.of(until, knowledge, recipient, now).due();
    if (then == null || then.isAfter(now)) {
      return again(wait);
    }
    boolean wasHeld = LACKING.equals(trail.outcomes().get(trail.step()));
    trail.outcome(REACHED);
    return past(wait, wasHeld || then.isAfter(due) ? then : due);
  }

  private End past(WaitStep wait, Instant due) {
    Duration late = Duration.between(due, now);
    Map<String, Object> inputs = Map.of("due", due.toString(), "late", late.toString());
    if (wait.overdue().skips(late)) {
      return new Stale(inputs);
    }
    if (wait.overdue().shifts(late)) {
      trail.note(Kind.WAIT, "Ended long ago; waits anew.", "overdue/shiftAfter", inputs);
      return again(wait);
    }
    return new Over();
  }

  private End again(WaitStep wait) {
    return open(wait).<End>map(Again::new).orElseGet(Over::new);
  }
}
