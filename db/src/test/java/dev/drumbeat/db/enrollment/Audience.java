package dev.drumbeat.db.enrollment;

import dev.drumbeat.db.TestDatabase;
import dev.drumbeat.db.campaign.CampaignStore;
import dev.drumbeat.db.campaign.Draft;
import dev.drumbeat.db.enrollment.AudienceStore.Entry;
import dev.drumbeat.db.enrollment.AudienceStore.Page;
import dev.drumbeat.db.enrollment.JoinStore.Join;
import dev.drumbeat.db.enrollment.JoinStore.LiveRun;
import dev.drumbeat.db.enrollment.JoinStore.Request;
import dev.drumbeat.db.run.Launch;
import dev.drumbeat.db.run.RunCounts;
import dev.drumbeat.db.run.RunReader;
import dev.drumbeat.db.run.RunStore;
import dev.drumbeat.journey.campaign.CampaignDefinition;
import dev.drumbeat.journey.campaign.CampaignJson;
import dev.drumbeat.journey.campaign.CampaignParser;
import dev.drumbeat.journey.campaign.Format;
import dev.drumbeat.journey.campaign.Parsed;
import dev.drumbeat.journey.machine.CompiledJourney;
import dev.drumbeat.journey.machine.Machine;
import dev.drumbeat.journey.machine.Position;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.DSLContext;

/** A workspace with owners of two properties each, and runs over them. */
public final class Audience {
  private static final String JOURNEY =
      """
      name: Test
      channels: [sms]
      audience: %s
      enroll: { per: %s, reentry: %s }
      start: text
      steps:
        text: { type: sms, from: main, body: "Hi, reply STOP to opt out.", next: done }
        done: { type: end, outcome: COMPLETED }
      """;

  private final TestDatabase test;
  private final UUID workspace;

  public Audience(TestDatabase test, int owners) {
    this.test = test;
    this.workspace = test.workspace();
    execute(tx -> {
      tx.execute(
          """
          insert into audience_list (workspace_id, key, name)
          values (current_workspace(), 'seattle', 'S')
          """);
      tx.execute(
          """
          with o as (
            insert into owner (workspace_id, owner_key, name)
            select current_workspace(), n::text, 'Owner ' || n from generate_series(1, ?) n
            returning id, workspace_id),
          c as (
            insert into contact (workspace_id, contact_key, owner_id)
            select workspace_id, id::text, id from o),
          p as (
            insert into property (workspace_id, source, source_key, address, owner_id)
            select o.workspace_id, 'test', o.id || '/' || n, n || ' Pike St', o.id
            from o, generate_series(1, 2) n order by o.id, n
            returning id, workspace_id)
          insert into list_member (workspace_id, list_id, property_id)
          select p.workspace_id, l.id, p.id from p, audience_list l
          """,
          owners);
    });
  }

  /** A campaign that was published and is not yet run. */
  public record Published(UUID campaign, UUID version, CampaignDefinition definition) {}

  public UUID workspace() {
    return workspace;
  }

  public Published publish(String audience, String per, String reentry) {
    Parsed parsed = CampaignParser.parse(JOURNEY.formatted(audience, per, reentry), Format.YAML);
    CampaignDefinition definition =
        Objects.requireNonNull(parsed.definition(), () -> parsed.problems().toString());
    String json = CampaignJson.write(definition);
    UUID campaign = query(tx -> CampaignStore.create(tx, workspace, new Draft("Test", json, null)));
    UUID version = new CampaignStore(test.database()).publish(workspace, campaign, json).id();
    return new Published(campaign, version, definition);
  }

  public UUID launch(Published published) {
    return query(tx ->
        RunStore.launch(
            tx, workspace, new Launch(published.campaign(), published.version(), Duration.ZERO)));
  }

  /** Launches and enrolls all, so many a page and a cohort; the keys in the order of entry. */
  public UUID enrolled(Published published, int size) {
    UUID run = launch(published);
    while (turn(run, published, size)) {
      Thread.onSpinWait();
    }
    return run;
  }

  /** Enrolls one page; whether there is another. */
  public boolean turn(UUID run, Published published, int size) {
    return query(tx -> {
      PagingRun paging = AudienceStore.lock(tx, run);
      Page page = AudienceStore.page(tx, paging, published.definition(), size);
      var leads = new ArrayList<NewEnrollment>();
      Position start = Machine.start(published.definition()).dueAt(Instant.now());
      page.prospects().forEach(p -> leads.add(new NewEnrollment(p, start, null, List.of())));
      var entry = new Entry(published.definition().enroll().reentry(), size, Instant.now());
      AudienceStore.enroll(tx, workspace, paging, leads, entry);
      AudienceStore.turn(tx, run, page);
      if (page.last()) {
        RunStore.completeIfDone(tx, run);
      }
      return !page.last();
    });
  }

  /** Asks for leads to be enrolled over the API. */
  public Request join(Published published, List<Long> ids) {
    return query(tx -> {
      LiveRun live = JoinStore.live(tx, published.campaign()).orElseThrow();
      UUID request =
          JoinStore.join(
                  tx,
                  workspace,
                  live,
                  CompiledJourney.of(published.definition()),
                  new Join(ids, Instant.now()))
              .orElseThrow();
      return JoinStore.request(tx, request);
    });
  }

  public List<Long> ids(String sql, Object... binds) {
    return query(tx -> tx.fetch(sql, binds).map(row -> row.get(0, Long.class)));
  }

  /** Ends leads of a run, as their journeys would. */
  public void end(UUID run, int most) {
    execute(tx -> {
      tx.execute(
          """
          update enrollment set state = 'DONE', phase = 'ENDED', work = 'NONE', due_at = null,
                 ended_at = clock_timestamp()
          where id in (select id from enrollment where run_id = ? and state = 'ACTIVE'
                       order by id limit ?)
          """,
          run,
          most);
      tx.fetch("select number from cohort where run_id = ? order by 1", run)
          .forEach(row -> RunStore.closeCohortIfDone(tx, run, row.get(0, Integer.class)));
    });
  }

  public RunCounts counts(UUID run) {
    return query(tx -> RunReader.counts(tx, run));
  }

  public String state(UUID run) {
    return value("select state from run where id = ?", run);
  }

  public List<String> keys(UUID run) {
    return query(tx ->
        tx.fetch("select lead_key from enrollment where run_id = ? order by id", run)
            .map(row -> row.get(0, String.class)));
  }

  public String value(String sql, Object... binds) {
    return query(tx -> String.valueOf(tx.fetchValue(sql, binds)));
  }

  public <T> T query(Function<DSLContext, T> work) {
    return test.database().inWorkspace(workspace, work);
  }

  public void execute(Consumer<DSLContext> work) {
    test.database().doInWorkspace(workspace, work);
  }
}
