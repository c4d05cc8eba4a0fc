package dev.drumbeat.journey.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.journey.campaign.CampaignDefinition;
import dev.drumbeat.journey.campaign.EndStep;
import dev.drumbeat.journey.campaign.Overdue;
import dev.drumbeat.journey.campaign.Step;
import dev.drumbeat.journey.campaign.Until;
import dev.drumbeat.journey.campaign.WaitStep;
import dev.drumbeat.journey.campaign.WhilePaused;
import dev.drumbeat.journey.template.Missing;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The lead's clock begins on 2026-11-24T20:00:00Z, which is noon where it lives. */
class DateWaitTest {
  private static final LocalTime TEN = LocalTime.of(10, 0);

  @Test
  void waitsForTheDateOnTheRecipientsClock() {
    Lead lead = Lead.entering(journey(new Until.OnDate(LocalDate.of(2026, 12, 1), TEN, null)));

    assertThat(lead.position().dueAt()).isEqualTo("2026-12-01T18:00:00Z");
    assertThat(lead.lastNote().summary())
        .isEqualTo("Waits until 2026-12-01T10:00 in America/Los_Angeles.");
  }

  @Test
  void aTimeThatTheClockSkipsIsTheEndOfTheGap() {
    Until inTheGap = new Until.OnDate(LocalDate.of(2027, 3, 14), LocalTime.of(2, 30), null);

    assertThat(Lead.entering(journey(inTheGap)).position().dueAt())
        .isEqualTo("2027-03-14T10:00:00Z");
  }

  @Test
  void aTimeThatTheClockShowsTwiceIsTheFirst() {
    Until twice = new Until.OnDate(LocalDate.of(2027, 11, 7), LocalTime.of(1, 30), null);

    assertThat(Lead.entering(journey(twice)).position().dueAt()).isEqualTo("2027-11-07T08:30:00Z");
  }

  @Test
  void aDateThatHasPassedIsDueAtOnceAndStaleByOverdue() {
    Until passed = new Until.OnDate(LocalDate.of(2026, 11, 20), TEN, null);
    Overdue overdue = new Overdue(Duration.ofDays(2), null);

    assertThat(Lead.entering(journey(passed)).after(Duration.ZERO).position().step())
        .isEqualTo("text");
    assertThat(Lead.entering(journey(passed, overdue)).after(Duration.ZERO).position().outcomes())
        .containsEntry("text", "SKIPPED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2027-03-01", "2027-03-01T00:00:00Z", "2027-03-01T23:59:59"})
  void waitsForSomeDaysBeforeAFieldsDate(String leaseEnd) {
    Lead lead = Lead.standing(journey(leaseEnd(Missing.HOLD))).with("lease_end", leaseEnd);

    lead.on(new Trigger.Entered());

    assertThat(lead.position().dueAt()).isEqualTo("2026-12-01T18:00:00Z");
    assertThat(lead.lastNote().inputs()).containsEntry("property.lease_end", "2027-03-01");
  }

  @Test
  void aLeadWithoutTheDateIsHeldLookedAtEachDayAndNotedOnce() {
    Lead lead = Lead.entering(journey(leaseEnd(Missing.HOLD)));
    lead.isAt("wait", Phase.WAITING, Work.JOURNEY).isDueIn(Duration.ofDays(1));
    assertThat(lead.lastNote().rule()).isEqualTo("until/missing");
    assertThat(lead.lastNote().summary()).contains("has no property.lease_end");

    lead.after(Duration.ofDays(1)).isDueIn(Duration.ofDays(1));
    assertThat(lead.move().notes()).isEmpty();

    lead.with("lease_end", "2027-03-01").after(Duration.ofDays(1));
    assertThat(lead.position().dueAt()).isEqualTo("2026-12-01T18:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"3/1/2027", "soon", "2027-02-30"})
  void aLeadWhoseDateCantBeReadGoesOnWithTheReason(String leaseEnd) {
    Lead lead = Lead.standing(journey(leaseEnd(Missing.SKIP))).with("lease_end", leaseEnd);

    lead.on(new Trigger.Entered());

    lead.isAt("text", Phase.READY, Work.SMS);
    assertThat(lead.position().outcomes()).containsEntry("wait", "MISSING");
    assertThat(lead.move().notes().getFirst().inputs())
        .containsEntry("property.lease_end", leaseEnd);
  }

  @Test
  void aDateThatMovedWhileTheLeadWaitedIsWaitedForAnew() {
    Lead lead = Lead.standing(journey(leaseEnd(Missing.HOLD))).with("lease_end", "2027-03-01");
    lead.on(new Trigger.Entered()).with("lease_end", "2027-03-11");

    lead.after(Duration.ofDays(7));

    assertThat(lead.position().dueAt()).isEqualTo("2026-12-11T18:00:00Z");
    lead.after(Duration.ofDays(10)).isAt("text", Phase.READY, Work.SMS);
  }

  private static Until leaseEnd(Missing missing) {
    return new Until.OfField("property.lease_end", Duration.ofDays(90), null, TEN, null, missing);
  }

  private static CampaignDefinition journey(Until until) {
    return journey(until, Overdue.SEND);
  }

  private static CampaignDefinition journey(Until until, Overdue overdue) {
    SequencedMap<String, Step> steps = new LinkedHashMap<>();
    steps.put("wait", new WaitStep(null, until, overdue, WhilePaused.RUN, "text", 1));
    steps.put("text", Journeys.text("done", null));
    steps.put("done", new EndStep("OK"));
    return Journeys.of(steps);
  }
}
