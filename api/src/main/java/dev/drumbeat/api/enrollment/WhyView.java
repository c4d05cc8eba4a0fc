package dev.drumbeat.api.enrollment;

import dev.drumbeat.db.contact.Suppressed.Reason;
import dev.drumbeat.db.contact.Suppression;
import dev.drumbeat.db.timeline.EnrollmentView;
import dev.drumbeat.db.timeline.TimelineView;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Why a person did or did not get something.
 *
 * @param suppressions what forbids to address them now
 * @param journeys the newest first, ten at most
 */
record WhyView(String query, List<Block> suppressions, List<Journey> journeys) {
  /** An enrollment and what happened to it; {@code more} when that is only its beginning. */
  record Journey(EnrollmentView enrollment, List<TimelineView> timeline, boolean more) {}

  /** A suppression in force. */
  record Block(String channel, Reason reason, String source, Instant at) {
    static Block of(Suppression suppression) {
      return new Block(
          suppression.channel(), suppression.reason(), suppression.source(), suppression.at());
    }
  }

  static List<String> addresses(List<Journey> journeys) {
    return journeys.stream()
        .flatMap(each -> Stream.of(each.enrollment().phone(), each.enrollment().email()))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }
}
