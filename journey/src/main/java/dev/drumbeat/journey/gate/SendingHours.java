package dev.drumbeat.journey.gate;

import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.time.LegalHours;
import dev.drumbeat.journey.time.LocalWindow;
import dev.drumbeat.journey.time.Verdict;
import dev.drumbeat.journey.time.Whereabouts;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** When the law and a campaign's window both let something be sent. */
public final class SendingHours {
  /** Each turn moves on by at least one opening; a fortnight of both has fewer. */
  private static final int TURNS = 100;

  private SendingHours() {}

  /**
   * The first such instant at or after {@code from}; nothing when a fortnight has none.
   *
   * @param window null is whenever the law allows
   */
  public static Optional<Instant> firstOpen(
      Whereabouts whereabouts, Channel channel, @Nullable LocalWindow window, Instant from) {
    Instant at = from;
    for (int turn = 0; turn < TURNS; turn++) {
      Verdict legal = LegalHours.at(whereabouts, channel, at);
      Instant lawful = legal.allowed() ? at : legal.until();
      if (lawful == null) {
        return Optional.empty();
      }
      Instant open = window == null ? lawful : window.nextOpen(lawful, whereabouts.zone(lawful));
      if (open.equals(at)) {
        return Optional.of(at);
      }
      at = open;
    }
    return Optional.empty();
  }
}
