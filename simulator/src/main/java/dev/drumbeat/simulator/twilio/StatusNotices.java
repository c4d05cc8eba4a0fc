package dev.drumbeat.simulator.twilio;

import dev.drumbeat.simulator.engine.Agenda;
import dev.drumbeat.simulator.faults.Fault;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells statuses, as well or badly as the fault plan has it. Never tells again on failure. */
final class StatusNotices {
  private final TwilioPost post;
  private final Agenda agenda;

  StatusNotices(TwilioPost post, Agenda agenda) {
    this.post = post;
    this.agenda = agenda;
  }

  /**
   * @param fault of the message or call, by which all its notices go wrong alike
   * @param soFar all notices up to the one to tell now, which is the last
   * @param complete whether none will follow
   */
  record Telling(@Nullable Fault fault, List<Notice> soFar, boolean complete) {}

  void tell(Telling telling) throws InterruptedException {
    Notice now = telling.soFar().getLast();
    Fault fault = telling.fault();
    switch (kindOf(fault)) {
      case ON_TIME -> post.send(now);
      case TWICE -> {
        post.send(now);
        post.send(now);
      }
      case BACKWARDS -> tellBackwards(telling);
      case LATE -> agenda.after(delay(fault), () -> post.send(now));
      case NEVER -> {}
      case WITH_A_FORGERY -> {
        post.forge(now);
        post.send(now);
      }
    }
  }

  private void tellBackwards(Telling telling) throws InterruptedException {
    if (telling.complete()) {
      for (Notice notice : telling.soFar().reversed()) {
        post.send(notice);
      }
    }
  }

  private enum Way {
    ON_TIME,
    TWICE,
    BACKWARDS,
    LATE,
    NEVER,
    WITH_A_FORGERY
  }

  private static Way kindOf(@Nullable Fault fault) {
    if (fault == null) {
      return Way.ON_TIME;
    }
    return switch (fault.kind()) {
      case CALLBACK_DUPLICATE -> Way.TWICE;
      case CALLBACK_REVERSED -> Way.BACKWARDS;
      case CALLBACK_LATE -> Way.LATE;
      case CALLBACK_MISSING -> Way.NEVER;
      case CALLBACK_FORGED -> Way.WITH_A_FORGERY;
      default -> Way.ON_TIME;
    };
  }

  private static Duration delay(@Nullable Fault fault) {
    return fault == null ? Duration.ZERO : fault.delay();
  }
}
