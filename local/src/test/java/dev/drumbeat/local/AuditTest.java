package dev.drumbeat.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.db.integration.Secrets;
import dev.drumbeat.local.audit.Audit;
import dev.drumbeat.local.audit.Finding;
import dev.drumbeat.local.audit.Lists;
import dev.drumbeat.local.audit.ProviderLog;
import dev.drumbeat.local.audit.ProviderResult;
import dev.drumbeat.simulator.SimulatorConfig;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows changed by hand, as the owner of the tables, in a run that added up before. */
class AuditTest {
  private static final List<String> TABLES =
      List.of("tally", "cohort", "enrollment", "decision", "intent", "attempt", "timeline");

  @TempDir static Path folder;
  private static WholeProduct product;
  private static UUID run;
  private static long sms;
  private static long lead;
  private static long decision;

  @BeforeAll
  static void aRunThatHasEnded() throws Exception {
    product =
        new WholeProduct(
            SimulatorConfig.defaults(folder.resolve("simulator")).withPace(0.05).withSeed(3));
    product.properties(25);
    run =
        product.launch(
            Files.readString(Path.of("../examples/office-owners.yaml"))
                .replace("PT12S", "PT1S")
                .replace("PT5S", "PT1S"));
    product.awaitEnd(run, Duration.ofSeconds(90));
    WholeProduct.await(
        Duration.ofSeconds(20),
        "all is applied",
        () -> product.number("select count(*) from inbox") == 0);
    sms =
        product.number(
            """
            select min(i.id) from intent i join enrollment e on e.id = i.enrollment_id
            where i.step = 'text1' and i.state = 'ACCEPTED' and i.attempts = 1 and e.state = 'DONE'
            """);
    lead = product.number("select enrollment_id from intent where id = " + sms);
    decision =
        product.number(
            "select id from decision where step = 'text1' and outcome = 'ALLOWED'"
                + " and enrollment_id = "
                + lead);
  }

  @AfterAll
  static void close() throws Exception {
    product.close();
  }

  @Test
  void findsNothingWhereNobodyChangedAnything() {
    assertThat(findings()).isEmpty();
    assertThat(provider()).isEmpty();
    assertThat(lists()).isEmpty();
  }

  @Test
  void findsInTwiliosListWhatTheLedgerLostAndTheOtherWayAround() throws SQLException {
    tampered(
        "update attempt set provider_id = 'SM00000000000000000000000000000000'"
            + " where intent_id = $sms",
        () ->
            assertThat(lists())
                .hasSize(2)
                .anySatisfy(each -> assertThat(each).contains("and no attempt in the ledger"))
                .anySatisfy(each ->
                    assertThat(each)
                        .contains("Twilio doesn't have SM00000000000000000000000000000000")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # the counters
          update tally set n = n + 1 where measure = 'intent.SMS.ACCEPTED' | cohort 0, intent.SMS.ACCEPTED: the counter says
          update tally set n = n - 1 where measure = 'enrollment.DONE'     | enrollment.DONE: the counter says
          delete from tally where measure like 'decision.SMS.ALLOWED'      | decision.SMS.ALLOWED: the counter says 0
          update cohort set size = size + 1                                | it was made of 26 leads, and has 25
          # the ledger
          update intent set state = 'REJECTED' where id = $sms             | intent $sms of enrollment $lead: it is REJECTED, though an attempt was accepted
          update intent set attempts = 2 where id = $sms                   | intent $sms of enrollment $lead: it counts 2 attempts, and 1 are there
          update intent set provider_id = 'SM0' where id = $sms            | intent $sms of enrollment $lead: its provider id is none of its
          update intent set step = 'text9' where id = $sms                 | SMS at text9 without a decision that allows it
          update attempt set state = 'UNKNOWN' where intent_id = $sms      | intent $sms of enrollment $lead: it is ACCEPTED, and none of its 1 attempts is
          update attempt set provider_id = null where intent_id = $sms     | it was accepted, and has no provider id
          update attempt set id = gen_random_uuid() where intent_id = $sms | and no entry says so
          delete from attempt where intent_id = $sms                       | intent $sms of enrollment $lead: it counts 1 attempts, and 0 are there
          update decision set outcome = 'DENIED' where id = $decision      | decision.SMS.DENIED: the counter says
          update decision set rule = 'CAP' where id = $decision            | the decision ALLOWED by CAP at text1
          # the timeline
          delete from timeline where decision_id = $decision               | decision $decision of enrollment $lead: ALLOWED by ALLOWED at text1 has 0 entries in the timeline
          delete from timeline where intent_id = $sms and kind = 'ACCEPTED' | SMS at text1 is ACCEPTED, and no entry says so
          delete from timeline where enrollment_id = $lead and kind = 'ENROLLED' | enrollment $lead: 0 entries say that it was enrolled
          delete from timeline where enrollment_id = $lead and kind in ('END', 'EXITED') | and no entry says so
          delete from timeline where enrollment_id = $lead and step = 'text1' and kind = 'EFFECT' | enrollment $lead: it has left text1, and no entry says how
          update timeline set kind = 'REJECTED' where intent_id = $sms and kind = 'ACCEPTED' | SMS at text1 is ACCEPTED, and no entry says so
          update timeline set summary = 'x' where decision_id = $decision  | it gives another reason than decision $decision
          update timeline set inputs = jsonb_set(inputs, '{providerId}', '"SM0"') where intent_id = $sms and kind = 'ACCEPTED' | it names another provider id than the attempt
          # positions
          update enrollment set state = 'ACTIVE' where id = $lead          | enrollment $lead: it is active, though an entry says that it ended
          update enrollment set phase = 'READY' where id = $lead           | enrollment $lead: it is DONE, its phase READY
          """)
  void findsARowThatWasChangedByHand(String tampering, String finding) throws SQLException {
    tampered(
        tampering,
        () -> assertThat(findings()).anySatisfy(each -> assertThat(each).contains(named(finding))));
  }

  @Test
  void findsInTheProvidersLogWhatTheLedgerLost() throws SQLException {
    tampered(
        "update timeline set intent_id = null where intent_id = $sms;"
            + "delete from attempt where intent_id = $sms",
        () ->
            assertThat(provider())
                .singleElement()
                .asString()
                .contains("the provider accepted it, and the ledger has no attempt"));
  }

  @Test
  void takesALookUpWhoseAnswersWereLostForWhatPolicyMakesOfIt() throws SQLException {
    String gaveUp =
        "update intent set state = 'NOT_SENT' where kind = 'PARCEL' and enrollment_id = $lead;"
            + "update attempt set state = 'NOT_SENT', resolved_by = %s where intent_id ="
            + " (select id from intent where kind = 'PARCEL' and enrollment_id = $lead)";

    tampered(gaveUp.formatted("'EMPTY_READS'"), () -> assertThat(provider()).isEmpty());
    tampered(
        gaveUp.formatted("null"),
        () ->
            assertThat(provider())
                .singleElement()
                .asString()
                .contains("(PARCEL): the provider accepted it, the ledger says NOT_SENT"));
  }

  @Test
  void findsInTheLedgerWhatTheProviderNeverHad() throws SQLException {
    tampered(
        "insert into attempt (id, workspace_id, intent_id, n, state, provider_id, answered_at)"
            + " select gen_random_uuid(), workspace_id, id, 2, 'ACCEPTED', 'SM0', now()"
            + " from intent where id = $sms",
        () -> {
          assertThat(provider())
              .singleElement()
              .asString()
              .contains("the ledger has it as accepted, the provider doesn't have it");
          assertThat(findings())
              .anySatisfy(each -> assertThat(each).contains("it went out more than once"));
        });
  }

  @Test
  void findsTheAddressThatWasChanged() throws SQLException {
    tampered(
        "update intent set content = content || '{\"to\": \"+12065550199\"}' where id = $sms",
        () ->
            assertThat(provider())
                .singleElement()
                .asString()
                .contains("it went to another address")
                .doesNotContain("+1206"));
  }

  private static List<String> findings() {
    List<Finding> findings = new ArrayList<>();
    new Audit(product.database.database(), product.workspace).compare(run, findings::add);
    return findings.stream().map(Finding::toString).toList();
  }

  private static List<String> lists() {
    List<Finding> findings = new ArrayList<>();
    ProviderResult result =
        Audit.compareLists(
            product.database.database(),
            Set.of(run),
            new Lists(Secrets.ofBase64(product.secretKey), true, Instant.now()),
            findings::add);
    assertThat(result.listed()).isPositive();
    return findings.stream().map(Finding::toString).toList();
  }

  private static List<String> provider() {
    List<Finding> findings = new ArrayList<>();
    Audit.compare(
        product.database.database(),
        Set.of(run),
        ProviderLog.of(URI.create(product.simulator.baseUrl())),
        findings::add);
    return findings.stream().map(Finding::toString).toList();
  }

  /** Changes, looks, and puts everything back. */
  private static void tampered(String tampering, Runnable look) throws SQLException {
    try (Connection owner = product.database.ownerConnection();
        Statement statement = owner.createStatement()) {
      for (String table : TABLES) {
        statement.execute("create table kept_%1$s as select * from %1$s".formatted(table));
      }
      try {
        // Neither foreign keys nor counters follow whoever goes behind them.
        statement.execute("set session_replication_role = replica");
        statement.execute(named(tampering));
        look.run();
      } finally {
        for (String table : TABLES) {
          statement.execute("delete from " + table);
          statement.execute(
              "insert into %1$s (%2$s) overriding system value select %2$s from kept_%1$s"
                  .formatted(table, columns(statement, table)));
          statement.execute("drop table kept_" + table);
        }
      }
    }
  }

  /** All but those that are computed from others. */
  private static String columns(Statement statement, String table) throws SQLException {
    try (var names =
        statement.executeQuery(
            """
            select string_agg(quote_ident(column_name), ', ') from information_schema.columns
            where table_schema = 'public' and table_name = '%s' and is_generated = 'NEVER'
            """
                .formatted(table))) {
      names.next();
      return names.getString(1);
    }
  }

  private static String named(String text) {
    return text.replace("$sms", String.valueOf(sms))
        .replace("$lead", String.valueOf(lead))
        .replace("$decision", String.valueOf(decision));
  }
}
