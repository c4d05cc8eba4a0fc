package dev.drumbeat.journey.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.journey.campaign.EndStep;
import dev.drumbeat.journey.campaign.Step;
import dev.drumbeat.journey.campaign.Until;
import dev.drumbeat.journey.campaign.WaitStep;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;

/** The step that waits for a local time, begun within three days of a change of the clocks. */
class WaitUntilPropertyTest {
  @Property(tries = 3000)
  void comesDueWhenTheRecipientsClockShowsTheTimeOnAnAskedDay(
      @ForAll("zones") ZoneId zone,
      @ForAll @IntRange(max = 365 * 10) int day,
      @ForAll @IntRange(min = -72, max = 24) int hours,
      @ForAll @IntRange(max = 95) int quarter,
      @ForAll @NotEmpty Set<DayOfWeek> days) {
    Instant now = nearAChange(zone, day).plus(Duration.ofHours(hours));
    LocalTime time = LocalTime.MIDNIGHT.plusMinutes(15L * quarter);

    Instant due = due(new Until.OfDay(time, days, null), zone, now);

    assertThat(due).isAfter(now).isBefore(now.plus(Duration.ofDays(8).plusHours(2)));
    ZonedDateTime local = due.atZone(zone);
    ZoneOffsetTransition gap = zone.getRules().nextTransition(due.minusMillis(1));
    boolean atTheEndOfAGap = gap != null && gap.isGap() && gap.getInstant().equals(due);
    if (!atTheEndOfAGap) {
      assertThat(local.toLocalTime()).isEqualTo(time);
      assertThat(days).contains(local.getDayOfWeek());
    }
    assertThat(due(new Until.OfDay(time, days, null), zone, due.minusMillis(1))).isEqualTo(due);
    assertThat(due(new Until.OfDay(time, days, null), zone, due))
        .isAfterOrEqualTo(due.plus(Duration.ofHours(22)));
  }

  private static Instant nearAChange(ZoneId zone, int day) {
    Instant from = Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofDays(day));
    ZoneOffsetTransition change = zone.getRules().nextTransition(from);
    return change == null ? from : change.getInstant();
  }

  private static Instant due(Until until, ZoneId zone, Instant now) {
    SequencedMap<String, Step> steps = new LinkedHashMap<>();
    steps.put("wait", new WaitStep(null, until, "done", 1));
    steps.put("done", new EndStep("DONE"));
    CompiledJourney journey = CompiledJourney.of(Journeys.of(steps));
    LeadFacts facts = new LeadFacts(Map.of(), Map.of(), Map.of(), Map.of(), zone, List.of());
    Position start = Machine.start(journey.definition());
    Move move = Machine.move(journey, start, new Trigger.Entered(), facts, now);
    return Objects.requireNonNull(move.next().dueAt());
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(ZoneId.getAvailableZoneIds().stream().sorted().toList()).map(ZoneId::of);
  }
}
