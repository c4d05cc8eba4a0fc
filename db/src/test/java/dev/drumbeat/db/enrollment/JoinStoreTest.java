package dev.drumbeat.db.enrollment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.drumbeat.db.TestDatabase;
import dev.drumbeat.db.enrollment.Audience.Published;
import dev.drumbeat.db.enrollment.JoinStore.Request;
import dev.drumbeat.db.enrollment.JoinStore.Result;
import dev.drumbeat.db.run.RunStore;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JoinStoreTest {
  private static final String API = "{ api: true }";
  private static final Long NOBODY = 999_999_999L;
  private static TestDatabase test;

  @BeforeAll
  static void open() {
    test = TestDatabase.create();
  }

  @AfterAll
  static void close() {
    test.close();
  }

  @Test
  void aRunOfLeadsFromTheApiStaysOpenUntilItIsStopped() {
    var audience = new Audience(test, 2);
    Published published = audience.publish(API, "PROPERTY", "NEVER");
    UUID run = audience.launch(published);
    audience.execute(tx -> RunStore.completeIfDone(tx, run));
    assertThat(audience.value("select count(*) from outbox")).isEqualTo("0");

    audience.join(published, properties(audience));
    audience.end(run, 4);

    assertThat(audience.state(run)).isEqualTo("RUNNING");
    audience.execute(tx -> RunStore.stop(tx, run, "Enough"));
    boolean live = audience.query(tx -> JoinStore.live(tx, published.campaign()).isPresent());
    assertThat(live).isFalse();
  }

  @Test
  void saysOfEachLeadWhatBecameOfIt() {
    var audience = new Audience(test, 2);
    Published published = audience.publish(API, "PROPERTY", "NEVER");
    UUID run = audience.launch(published);
    List<Long> ids = properties(audience);
    audience.join(published, ids.subList(0, 2));
    audience.end(run, 1);

    Request request = audience.join(published, List.of(ids.get(0), ids.get(1), ids.get(2), NOBODY));

    assertThat(request.run()).isEqualTo(run);
    assertThat(request.results())
        .extracting(Result::id, Result::reason)
        .containsExactly(
            tuple(ids.get(0), NotEnrolled.NO_REENTRY),
            tuple(ids.get(1), NotEnrolled.ALREADY_ACTIVE),
            tuple(ids.get(2), null),
            tuple(NOBODY, NotEnrolled.UNKNOWN));
    assertThat(request.results())
        .extracting(each -> each.enrollment() != null)
        .containsExactly(false, false, true, false);
  }

  @Test
  void whoMayEnterAgainDoesSoInTheSameRun() {
    var audience = new Audience(test, 1);
    Published published = audience.publish(API, "PROPERTY", "ALWAYS");
    UUID run = audience.launch(published);
    List<Long> ids = properties(audience);
    audience.join(published, ids);
    audience.end(run, 2);

    assertThat(audience.join(published, ids).results())
        .extracting(Result::reason)
        .containsOnlyNulls();

    assertThat(audience.counts(run).audience()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource({"{ list: seattle }, 3", "{ filter: 'property.area > 10' }, 1"})
  void whoDoesNotBelongToTheAudienceIsNotEnrolled(String whom, int belonging) {
    var audience = new Audience(test, 2);
    audience.execute(tx -> {
      tx.execute("delete from list_member where property_id = (select min(id) from property)");
      tx.execute("update property set area = 20 where id = (select max(id) from property)");
    });
    Published published = audience.publish(whom, "PROPERTY", "NEVER");
    audience.launch(published);

    assertThat(audience.join(published, properties(audience)).results())
        .extracting(Result::reason)
        .filteredOn(reason -> reason == null)
        .hasSize(belonging);
  }

  @ParameterizedTest
  @CsvSource({"OWNER, owner", "CONTACT, contact"})
  void ownersAndContactsEnterWithoutAProperty(String per, String table) {
    var audience = new Audience(test, 3);
    audience.execute(tx -> {
      tx.execute("delete from list_member");
      tx.execute("delete from property");
    });
    Published published = audience.publish(API, per, "NEVER");
    UUID run = audience.launch(published);

    audience.join(published, audience.ids("select id from " + table + " order by 1"));

    assertThat(audience.keys(run)).hasSize(3).allMatch(key -> key.startsWith(table + ":"));
  }

  @Test
  void leadsFillOpenCohortsAndOnlyThenNewOnes() {
    var audience = new Audience(test, 80);
    Published published = audience.publish(API, "PROPERTY", "NEVER");
    UUID run = audience.launch(published);
    List<Long> ids = properties(audience);

    audience.join(published, ids.subList(0, 60));
    audience.join(published, ids.subList(60, 90));
    audience.join(published, ids.subList(90, 160));

    assertThat(audience.ids("select size from cohort where run_id = ? order by number", run))
        .containsExactly(100L, 60L);
    assertThat(
            audience.ids("select count(*) from enrollment where run_id = ? group by cohort", run))
        .containsExactlyInAnyOrder(100L, 60L);
    assertThat(audience.value("select string_agg(kind, ' ' order by id) from outbox"))
        .isEqualTo("START_COHORT JOIN_COHORT JOIN_COHORT START_COHORT");
    assertThat(audience.ids("select unnest(leads) from outbox")).hasSize(40);
  }

  @Test
  void aLeadNeverJoinsACohortThatEnded() {
    var audience = new Audience(test, 2);
    Published published = audience.publish(API, "PROPERTY", "NEVER");
    UUID run = audience.launch(published);
    List<Long> ids = properties(audience);
    audience.join(published, ids.subList(0, 2));
    audience.end(run, 2);

    audience.join(published, ids.subList(2, 4));

    assertThat(audience.ids("select cohort from enrollment where run_id = ? order by id", run))
        .containsExactly(0L, 0L, 1L, 1L);
  }

  @Test
  void ofManyThatEnrollTheSameLeadsAtOnceEachLeadIsOneEnrollment() throws Exception {
    var audience = new Audience(test, 60);
    Published published = audience.publish(API, "PROPERTY", "NEVER");
    UUID run = audience.launch(published);
    List<Long> ids = properties(audience);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var requests =
          IntStream.range(0, 24)
              .mapToObj(n ->
                  (Callable<Request>)
                      () -> audience.join(published, ids.subList(n * 4, n * 4 + 24)))
              .toList();

      for (var request : threads.invokeAll(requests)) {
        assertThat(request.get().results()).hasSize(24);
      }
    }

    assertThat(audience.keys(run)).hasSize(116).doesNotHaveDuplicates();
    assertThat(audience.counts(run).audience()).isEqualTo(116);
    assertThat(
            audience.ids(
                """
                select c.size - count(e.id) from cohort c
                join enrollment e on e.run_id = c.run_id and e.cohort = c.number
                where c.run_id = ? group by c.number, c.size
                """,
                run))
        .containsExactly(0L, 0L);
  }

  @Test
  void leadsJoinWhileOthersEndAndEachIsInAnOpenCohort() throws Exception {
    var audience = new Audience(test, 60);
    Published published = audience.publish(API, "PROPERTY", "NEVER");
    UUID run = audience.launch(published);
    List<Long> ids = properties(audience);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = new ArrayList<Callable<Object>>();
      for (int n = 0; n < 120; n += 2) {
        List<Long> pair = ids.subList(n, n + 2);
        all.add(() -> audience.join(published, pair));
        all.add(() -> endSome(audience, run));
      }

      for (var done : threads.invokeAll(all)) {
        assertThat(done.get()).isNotNull();
      }
    }

    assertThat(audience.counts(run).audience()).isEqualTo(120);
    assertThat(
            audience.ids(
                """
                select e.id from enrollment e
                join cohort c on c.run_id = e.run_id and c.number = e.cohort
                where e.run_id = ? and e.state = 'ACTIVE' and not c.open
                """,
                run))
        .isEmpty();
  }

  /** Ends two leads of the newest cohort, as work on a chunk of theirs does. */
  private static boolean endSome(Audience audience, UUID run) {
    audience.execute(tx -> {
      var ended =
          tx.fetch(
              """
              update enrollment set state = 'DONE', phase = 'ENDED', work = 'NONE', due_at = null,
                     ended_at = clock_timestamp()
              where state = 'ACTIVE' and id in (
                select id from enrollment where run_id = ? and state = 'ACTIVE'
                  and cohort = (select max(cohort) from enrollment where run_id = ?)
                order by id limit 2)
              returning cohort
              """,
              run,
              run);
      ended
          .intoSet(0, Integer.class)
          .forEach(cohort -> RunStore.closeCohortIfDone(tx, run, cohort));
    });
    return true;
  }

  private static List<Long> properties(Audience audience) {
    return audience.ids("select id from property order by id");
  }
}
