package dev.drumbeat.activities.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.activities.SendingWorkspace;
import dev.drumbeat.activities.TestRun;
import dev.drumbeat.activities.Texting;
import dev.drumbeat.db.campaign.CampaignStore;
import dev.drumbeat.db.campaign.Version;
import dev.drumbeat.db.run.RunLock;
import dev.drumbeat.db.run.VersionMove;
import dev.drumbeat.db.run.VersionStore;
import dev.drumbeat.journey.campaign.CampaignDefinition;
import dev.drumbeat.journey.campaign.CampaignJson;
import dev.drumbeat.journey.campaign.CampaignParser;
import dev.drumbeat.journey.campaign.Format;
import dev.drumbeat.journey.version.Relocation;
import dev.drumbeat.workflows.cohort.Chunk;
import dev.drumbeat.workflows.cohort.CohortRef;
import dev.drumbeat.workflows.cohort.Moved;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A version published over a run with two thousand waiting leads. */
class VersionMoveTest {
  private static final int LEADS = 2_000;
  private static final int FEW = 600;
  private static final int CHUNK = 100;
  private static final String OLDER =
      """
        text:
          type: branch
          cases:
            - { when: "property.area < 10", next: pause }
            - { when: "property.area < 20", next: reply }
          otherwise: gone
        pause: { type: wait, for: P2D, next: old }
        reply: { type: await, events: [REPLIED], timeout: P2D, otherwise: old, onTimeout: old }
        gone: { type: wait, for: P2D, next: old }
        old: { type: sms, from: main, body: "Old. Reply STOP to opt out.", next: done }
      """;
  private static final String NEWER =
      """
        text:
          type: branch
          cases: [ { when: "property.area < 10", next: pause } ]
          otherwise: soon
        pause: { type: wait, for: P5D, next: new }
        soon: { type: sms, from: main, body: "Soon. Reply STOP to opt out.", next: done }
        new: { type: sms, from: main, body: "New. Reply STOP to opt out.", next: done }
      """;

  private final SendingWorkspace workspace = SendingWorkspace.open();

  @SuppressWarnings("NullAway.Init")
  private TestRun run;

  private void launch(int leads) {
    workspace.owners(leads);
    // Of the cohorts of five hundred the first has leads that are all moved.
    workspace.execute(tx ->
        tx.execute(
            """
            update property set area = case
              when id in (select id from property order by id limit 500) then 15
              else id % 30 + 1 end
            """));
    run = workspace.launch(Texting.campaign("", OLDER));
    advanceAll();
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  @Test
  void movesTheMappedKeepsTheOthersAndStrandsNone() {
    launch(LEADS);
    Map<String, Set<Long>> before =
        Map.of("pause", at("pause"), "reply", at("reply"), "gone", at("gone"));
    assertThat(before.values().stream().mapToInt(Set::size).sum()).isEqualTo(LEADS);
    assertThat(before.values()).noneMatch(Set::isEmpty);

    move(Map.of("reply", "soon"));

    run.balances();
    assertThat(at("pause")).isEqualTo(before.get("pause"));
    assertThat(at("soon")).isEqualTo(before.get("reply"));
    assertThat(at("gone")).isEqualTo(before.get("gone"));
    eachCohortIsOwedItsWorkflowAndHasTheSizeOfItsLeads();

    advanceAll();
    assertThat(run.positions().keySet())
        .containsExactlyInAnyOrder("ACTIVE pause", "ACTIVE soon", "ACTIVE gone");
    workspace.clock().advance(Duration.ofDays(2).plusMinutes(1));
    advanceAll();

    assertThat(at("new")).isEqualTo(before.get("pause"));
    assertThat(at("soon")).isEqualTo(before.get("reply"));
    assertThat(at("old")).isEqualTo(before.get("gone"));
    run.balances();
  }

  @Test
  void anOlderWorkflowOfAMovedLeadWorksOnNothing() {
    launch(FEW);
    Chunk chunk = chunks().getFirst();

    move(Map.of("reply", "soon"));

    assertThat(workspace.advance(chunk).stale()).isTrue();
    assertThat(run.positions().keySet())
        .containsExactlyInAnyOrder("ACTIVE pause", "ACTIVE soon", "ACTIVE gone");
  }

  @Test
  void aLeadThatIsInAnotherCohortNowCountsAsGone() {
    launch(FEW);
    move(Map.of("reply", "soon"));
    long elsewhere =
        workspace.ids("select id from enrollment where cohort > 1 order by id limit 1").getFirst();
    var cohort =
        new CohortRef(
            workspace.id().toString(),
            run.id().toString(),
            1,
            Integer.parseInt(workspace.value("select generation from cohort where number = 1")));

    Moved moved = workspace.advance(new Chunk(cohort, new long[] {elsewhere}, new int[1]));

    assertThat(moved.stale()).isFalse();
    assertThat(moved.standing().work()).containsExactly(0);
  }

  @Test
  void aSecondMoveTakesOnlyThoseOfTheRunsVersion() {
    launch(FEW);
    Set<Long> kept = at("gone");
    UUID second = move(Map.of("reply", "soon"));
    advanceAll();

    moveFrom(second, NEWER, OLDER, Map.of("soon", "gone"));
    advanceAll();
    workspace.clock().advance(Duration.ofDays(6));
    advanceAll();

    assertThat(at("old")).hasSize(FEW).containsAll(kept);
    run.balances();
  }

  private UUID move(Map<String, String> mapping) {
    return moveFrom(
        UUID.fromString(workspace.value("select version_id from run where id = ?", run.id())),
        OLDER,
        NEWER,
        mapping);
  }

  private UUID moveFrom(UUID older, String from, String to, Map<String, String> mapping) {
    CampaignDefinition before = definition(from);
    CampaignDefinition after = definition(to);
    UUID campaign =
        UUID.fromString(workspace.value("select campaign_id from run where id = ?", run.id()));
    Version newer =
        new CampaignStore(workspace.database())
            .publish(workspace.id(), campaign, CampaignJson.write(after));
    workspace.execute(tx -> {
      RunLock.take(tx, run.id());
      Relocation plan =
          Relocation.plan(before, after, mapping, VersionStore.inFlight(tx, run.id()));
      assertThat(plan.faults()).isEmpty();
      VersionStore.move(
          tx, new VersionMove(run.id(), older, newer.id(), newer.number(), plan.placements()));
    });
    return newer.id();
  }

  private static CampaignDefinition definition(String steps) {
    return Objects.requireNonNull(
        CampaignParser.parse(Texting.campaign("", steps), Format.YAML).definition());
  }

  /** Where a workflow of each cohort would take its leads now. */
  private void advanceAll() {
    chunks().forEach(chunk -> assertThat(workspace.advance(chunk).stale()).isFalse());
  }

  private List<Chunk> chunks() {
    var chunks = new ArrayList<Chunk>();
    workspace.execute(tx ->
        tx.fetch("select number, generation from cohort where run_id = ? and open", run.id())
            .forEach(row -> {
              var cohort =
                  new CohortRef(
                      workspace.id().toString(),
                      run.id().toString(),
                      row.get(0, Integer.class),
                      row.get(1, Integer.class));
              List<Long> leads =
                  tx.fetch(
                          """
                          select id from enrollment
                          where run_id = ? and cohort = ? and state = 'ACTIVE' order by id
                          """,
                          run.id(),
                          cohort.number())
                      .getValues(0, Long.class);
              for (int from = 0; from < leads.size(); from += CHUNK) {
                List<Long> some = leads.subList(from, Math.min(from + CHUNK, leads.size()));
                chunks.add(
                    new Chunk(
                        cohort,
                        some.stream().mapToLong(Long::longValue).toArray(),
                        new int[some.size()]));
              }
            }));
    return chunks;
  }

  private Set<Long> at(String step) {
    return Set.copyOf(
        workspace.ids(
            "select id from enrollment where run_id = ? and state = 'ACTIVE' and step = ?",
            run.id(),
            step));
  }

  private void eachCohortIsOwedItsWorkflowAndHasTheSizeOfItsLeads() {
    assertThat(
            workspace.ids(
                """
                select c.number from cohort c where c.run_id = ? and c.open and (
                  c.size <> (select count(*) from enrollment e
                             where e.run_id = c.run_id and e.cohort = c.number)
                  or c.generation > 1 and not exists (
                    select from outbox o where o.kind = 'JOIN_COHORT' and o.run_id = c.run_id
                      and o.cohort = c.number)
                  or not exists (select from outbox o where o.run_id = c.run_id
                                 and o.cohort = c.number))
                """,
                run.id()))
        .isEmpty();
    assertThat(workspace.ids("select count(*) from cohort where run_id = ?", run.id()))
        .containsExactly(7L);
  }
}
