package dev.drumbeat.journey.campaign;

import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.time.LocalWindow;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Whether channels and hours fit the steps. */
final class PolicyCheck {
  /** 47 CFR 64.1200(c)(1): nothing before eight and after nine in the evening. */
  private static final LocalTime LAWFUL_FROM = LocalTime.of(8, 0);

  private static final LocalTime LAWFUL_TO = LocalTime.of(21, 0);

  private final Draft draft;
  private final Problems problems;

  PolicyCheck(Draft draft, Problems problems) {
    this.draft = draft;
    this.problems = problems;
  }

  void run() {
    channels();
    LocalWindow window = draft.definition().policy().window();
    Set<Channel> bound = EnumSet.of(Channel.SMS, Channel.VOICE);
    bound.retainAll(draft.definition().channels());
    if (window != null && !bound.isEmpty()) {
      hours(window);
    }
  }

  private void channels() {
    Set<Channel> used = EnumSet.noneOf(Channel.class);
    draft
        .definition()
        .steps()
        .forEach((id, step) -> {
          Optional<Channel> channel = channel(step);
          channel.ifPresent(used::add);
          if (channel.isPresent() && !draft.definition().channels().contains(channel.get())) {
            String json = channel.get().json();
            problems.error(
                Source.under("/steps", id) + "/type",
                "CHANNEL_NOT_LISTED",
                "step '" + id + "' uses " + json + ", which 'channels' doesn't list",
                json);
          }
        });
    for (Channel channel : draft.definition().channels()) {
      if (draft.complete() && !used.contains(channel)) {
        String message = "no step uses " + channel.json();
        problems.warning("/channels", "CHANNEL_NOT_USED", message, null);
      }
    }
  }

  private static Optional<Channel> channel(Step step) {
    return switch (step) {
      case SmsStep s -> Optional.of(Channel.SMS);
      case EmailStep s -> Optional.of(Channel.EMAIL);
      case Call s -> Optional.of(Channel.VOICE);
      case EnrichStep s -> Optional.empty();
      case TaskStep s -> Optional.empty();
      case WebhookStep s -> Optional.empty();
      case PaymentStep s -> Optional.empty();
      case WaitStep s -> Optional.empty();
      case AwaitStep s -> Optional.empty();
      case BranchStep s -> Optional.empty();
      case SplitStep s -> Optional.empty();
      case UpdateStep s -> Optional.empty();
      case EndStep s -> Optional.empty();
    };
  }

  private void hours(LocalWindow window) {
    boolean never = !window.from().isBefore(LAWFUL_TO) || !window.to().isAfter(LAWFUL_FROM);
    boolean partly = window.from().isBefore(LAWFUL_FROM) || window.to().isAfter(LAWFUL_TO);
    if (never) {
      problems.error(
          "/policy/window",
          "WINDOW_NEVER_OPENS",
          "texts and calls are lawful from 08:00 to 21:00; this window lies outside");
    } else if (partly) {
      problems.warning(
          "/policy/window",
          "WINDOW_OUTSIDE_LEGAL_HOURS",
          "texts and calls wait for 08:00 to 21:00, whatever the window says",
          null);
    }
    if (window.days().equals(EnumSet.of(DayOfWeek.SUNDAY))) {
      String message =
          "several states allow no text or call on a Sunday: their leads never get one";
      problems.warning("/policy/window/days", "WINDOW_OUTSIDE_LEGAL_HOURS", message, null);
    }
  }
}
