package dev.drumbeat.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.db.run.RunReader;
import dev.drumbeat.db.run.RunStore;
import dev.drumbeat.workflows.cohort.Chunk;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** A run of a workspace, and what became of its leads. */
public final class TestRun {
  private static final String COUNTED =
      """
      select cohort, 'enrollment.' || state as measure, count(*) as n from enrollment
      where run_id = ? group by 1, 2
      union all
      select cohort, 'decision.' || channel || '.' || outcome, count(*) from decision
      where run_id = ? group by 1, 2
      union all
      select cohort, 'intent.' || kind || '.' || state, count(*) from intent
      where run_id = ? group by 1, 2
      union all
      select e.cohort, 'goal.REACHED', count(*)
      from event v join enrollment e on e.id = v.enrollment_id
      where v.type = 'GOAL' and e.run_id = ? group by 1, 2
      """;

  private final SendingWorkspace workspace;
  private final UUID id;

  TestRun(SendingWorkspace workspace, UUID id) {
    this.workspace = workspace;
    this.id = id;
  }

  public UUID id() {
    return id;
  }

  public List<Long> leads() {
    return workspace.ids("select id from enrollment where run_id = ? order by id", id);
  }

  public long lead() {
    return leads().getFirst();
  }

  /** All its leads as one chunk of its first cohort. */
  public Chunk chunk() {
    return chunk(leads());
  }

  /** Leads of one cohort. */
  public Chunk chunk(List<Long> leads) {
    long cohort =
        workspace.ids("select cohort from enrollment where id = ?", leads.getFirst()).getFirst();
    return new Chunk(
        workspace.cohort(id, Math.toIntExact(cohort)),
        leads.stream().mapToLong(Long::longValue).toArray(),
        new int[leads.size()]);
  }

  public void sendSms() {
    workspace.sendSms(chunk());
  }

  public void pause() {
    workspace.execute(tx -> RunStore.pause(tx, id, "A test paused it"));
  }

  public void resume() {
    workspace.execute(tx -> RunStore.resume(tx, workspace.id(), id));
  }

  public String state() {
    return workspace.value("select state from run where id = ?", id);
  }

  /** How many intents there are by state. */
  public Map<String, Long> intents() {
    return counted("select state, count(*) from intent where run_id = ? group by 1");
  }

  /** How many decisions there are by outcome and rule. */
  public Map<String, Long> decisions() {
    return counted(
        "select outcome || ' ' || rule, count(*) from decision where run_id = ? group by 1");
  }

  /** How many leads reached the goal. */
  public long goals() {
    return workspace.query(tx -> RunReader.counts(tx, id)).goals();
  }

  /** How many leads ended with an outcome. */
  public long ended(String outcome) {
    return Long.parseLong(
        workspace.value(
            "select count(*) from enrollment where run_id = ? and outcome = ?", id, outcome));
  }

  /** How many leads there are by state and step. */
  public Map<String, Long> positions() {
    return counted(
        "select state || ' ' || step, count(*) from enrollment where run_id = ? group by 1");
  }

  /** The kinds of a lead's timeline, in order. */
  public List<String> timeline(long lead) {
    return workspace.query(tx ->
        tx.fetch("select kind from timeline where enrollment_id = ? order by id", lead)
            .map(row -> row.get(0, String.class)));
  }

  /** Fails unless every counter equals the rows that it counts, and the balance holds. */
  public void balances() {
    Map<String, Long> tallied = new TreeMap<>();
    Map<String, Long> counted = new TreeMap<>();
    workspace.execute(tx -> {
      tx.fetch("select cohort || ' ' || measure, n from tally where run_id = ? and n <> 0", id)
          .forEach(row -> tallied.put(row.get(0, String.class), row.get(1, Long.class)));
      tx.fetch(COUNTED, id, id, id, id)
          .forEach(row ->
              counted.put(
                  row.get(0, Integer.class) + " " + row.get(1, String.class),
                  row.get(2, Long.class)));
    });
    assertThat(tallied).isEqualTo(counted);
    assertThat(workspace.query(tx -> RunReader.counts(tx, id)).audience())
        .isEqualTo(leads().size());
  }

  private Map<String, Long> counted(String sql) {
    Map<String, Long> counts = new TreeMap<>();
    workspace.execute(tx ->
        tx.fetch(sql, id)
            .forEach(row -> counts.put(row.get(0, String.class), row.get(1, Long.class))));
    return counts;
  }
}
