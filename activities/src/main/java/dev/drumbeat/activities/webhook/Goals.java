package dev.drumbeat.activities.webhook;

import dev.drumbeat.journey.campaign.CampaignDefinition;
import dev.drumbeat.journey.campaign.EventType;
import dev.drumbeat.journey.campaign.Goal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What a campaign is for: which events reach its goal, and by when. */
final class Goals {
  /** What makes it the same goal, however many events reach it. */
  private static final String KEY = "goal";

  private Goals() {}

  /** Whether such an event could reach the goal. */
  static boolean isBy(CampaignDefinition definition, EventType type) {
    Goal goal = definition.goal();
    return goal != null && goal.event().equals(type) && !type.equals(EventType.GOAL);
  }

  /**
   * The goal, if a happening reaches it. A lead that has ended reaches it too, in time: what it was
   * sent may have been what did it.
   *
   * @param enrolledAt real time, as {@code at}
   */
  static Optional<Happening> reached(
      CampaignDefinition definition, Happening happening, Instant enrolledAt, Instant at) {
    Goal goal = definition.goal();
    if (goal == null || !isBy(definition, happening.type())) {
      return Optional.empty();
    }
    Duration within = goal.within();
    if (within != null && at.isAfter(enrolledAt.plus(within))) {
      return Optional.empty();
    }
    return Optional.of(
        new Happening(
            EventType.GOAL,
            Map.of("by", happening.type().name(), "afterSeconds", seconds(enrolledAt, at)),
            "Reached the campaign's goal: " + happening.summary(),
            KEY));
  }

  private static long seconds(Instant enrolledAt, Instant at) {
    return Duration.between(enrolledAt, at).toSeconds();
  }
}
