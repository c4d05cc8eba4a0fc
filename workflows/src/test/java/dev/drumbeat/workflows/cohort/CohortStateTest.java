package dev.drumbeat.workflows.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CohortStateTest {
  private static final CohortRef COHORT = new CohortRef("workspace", "run", 0, 1);

  @Test
  void aFewLeadsOfALargeCohortWaitForTheNextTenSecondsAndGoOutWithTheOthers() {
    CohortState leads = cohort(300, Standing.PARKED);
    dueAt(leads, 1, 11_000);
    dueAt(leads, 2, 13_000);

    assertThat(leads.due(15_000)).isEmpty();
    assertThat(leads.nextOut(15_000)).isEqualTo(20_000);
    assertThat(leads.due(20_000).get(Work.SMS)).hasSize(2);
  }

  @Test
  void manyLeadsOfALargeCohortGoOutAtTheNextFiveSeconds() {
    CohortState leads = cohort(300, Standing.PARKED);
    for (int i = 1; i <= 25; i++) {
      dueAt(leads, i, 11_000 + i);
    }

    assertThat(leads.nextOut(10_000)).isEqualTo(15_000);
    assertThat(leads.due(15_000).get(Work.SMS)).hasSize(25);
  }

  @Test
  void oneStragglerDoesNotHoldUpOtherWorkThatIsDueEarlier() {
    CohortState leads = cohort(300, Standing.PARKED);
    dueAt(leads, 1, 11_000);
    for (int i = 2; i <= 40; i++) {
      wake(leads, i, Work.EMAIL, 13_000);
    }

    assertThat(leads.nextOut(12_000)).isEqualTo(15_000);
    assertThat(leads.due(15_000)).containsOnlyKeys(Work.EMAIL);
  }

  @Test
  void theLastLeadsOfALargeCohortWaitForNobody() {
    CohortState leads = cohort(300, Standing.PARKED);
    for (int i = 1; i <= 60; i++) {
      wake(leads, i, Work.NONE, Standing.PARKED);
    }
    dueAt(leads, 61, 11_000);

    assertThat(leads.nextOut(12_000)).isEqualTo(15_000);
    assertThat(leads.due(15_000).get(Work.SMS)).hasSize(1);
  }

  @Test
  void aWakeUpThatComesLateTakesNoLeadBack() {
    CohortState leads = cohort(1, Standing.PARKED);
    leads.wake(standing(1, Work.SMS, 5_000, 3), 4_000);

    leads.wake(standing(1, Work.JOURNEY, 900_000, 2), 4_000);
    leads.wake(standing(1, Work.SMS, 8_000, 3), 4_000);

    assertThat(leads.nextDue()).isEqualTo(5_000);
    assertThat(leads.due(5_000)).containsOnlyKeys(Work.SMS);
  }

  @Test
  void whatAChunkSaysOfALeadCountsAlsoWhereItWasNotMoved() {
    CohortState leads = cohort(1, 1_000);

    leads.merge(standing(1, Work.SMS, 9_000, 0), 2_000);

    assertThat(leads.nextDue()).isEqualTo(9_000);
  }

  @Test
  void aLeadOfItsOwnWaitsForNoTick() {
    CohortState lead = cohort(1, 11_003);

    assertThat(lead.nextOut(11_000)).isEqualTo(11_003);
    assertThat(lead.due(11_003).get(Work.SMS)).hasSize(1);
  }

  @Test
  void whatIsBeingWorkedOnIsNeitherDueNorWaitedFor() {
    CohortState leads = cohort(2, 1_000);
    leads.due(1_000).values().forEach(due -> leads.take(COHORT, due));

    assertThat(leads.due(1_000)).isEmpty();
    assertThat(leads.nextDue()).isEqualTo(Standing.PARKED);
    assertThat(leads.nextOut(1_000)).isEqualTo(Standing.PARKED);
  }

  private static CohortState cohort(int size, long dueAt) {
    var ids = new long[size];
    Arrays.setAll(ids, i -> i + 1);
    var work = new int[size];
    Arrays.fill(work, Work.SMS.code());
    var due = new long[size];
    Arrays.fill(due, dueAt);
    var standing = new Standing(ids, work, new int[size], due, new int[size]);
    return new CohortState(new Roster(false, new String[] {"text1"}, standing), true);
  }

  private static void dueAt(CohortState leads, long lead, long dueAt) {
    wake(leads, lead, Work.SMS, dueAt);
  }

  private static void wake(CohortState leads, long lead, Work work, long dueAt) {
    leads.wake(standing(lead, work, dueAt, 1), 0);
  }

  private static Standing standing(long lead, Work work, long dueAt, int version) {
    return new Standing(
        new long[] {lead},
        new int[] {work.code()},
        new int[1],
        new long[] {dueAt},
        new int[] {version});
  }
}
