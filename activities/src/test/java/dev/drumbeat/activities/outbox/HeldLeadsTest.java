package dev.drumbeat.activities.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.activities.SendingWorkspace;
import dev.drumbeat.activities.TestRun;
import dev.drumbeat.activities.Texting;
import dev.drumbeat.db.enrollment.HeldStore;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Leads that are held for what is missing or wrong go on when that is mended. */
class HeldLeadsTest {
  private static final String MANAGER =
      """
        text:
          type: sms
          from: main
          body: "Hi {{ owner.manager }} {{ property.broker }}. Reply STOP to opt out."
          next: done
      """;

  private final SendingWorkspace workspace = SendingWorkspace.open();
  private TestRun run;

  @BeforeEach
  void hold() {
    workspace.owners(2);
    run = workspace.launch(Texting.campaign("", MANAGER));
    run.sendSms();
    assertThat(held()).isEqualTo("MISSING_FIELD MISSING_FIELD");
    age();
  }

  @AfterEach
  void close() {
    workspace.close();
  }

  @Test
  void aChangedOwnerAndPropertyLetTheLeadGoOn() {
    set("owner", "manager");
    set("property", "broker");

    assertThat(release()).isEqualTo(1);
    run.sendSms();

    assertThat(run.positions()).isEqualTo(Map.of("DONE done", 1L, "ACTIVE text", 1L));
    assertThat(workspace.value("select count(*) from wake")).isEqualTo("1");
    run.balances();
  }

  @Test
  void whatIsStillMissingHoldsAgainAndIsNotTriedForEver() {
    set("owner", "manager");
    release();
    run.sendSms();
    age();

    assertThat(held()).isEqualTo("MISSING_FIELD MISSING_FIELD");
    assertThat(release()).isZero();
  }

  @Test
  void withoutAChangeNobodyGoesOn() {
    assertThat(release()).isZero();
  }

  @Test
  void anOperatorMayLetThemGoOn() {
    int released = workspace.query(tx -> HeldStore.releaseAll(tx, run.id(), "Ada"));

    assertThat(released).isEqualTo(2);
    assertThat(workspace.value("select count(*) from enrollment where due_at <= now()"))
        .isEqualTo("2");
  }

  @Test
  void whatAPauseParkedIsNotLetGoByThat() {
    workspace.execute(tx -> tx.execute("update enrollment set hold = 'RUN_PAUSED'"));

    int released = workspace.query(tx -> HeldStore.releaseAll(tx, run.id(), "Ada"));

    assertThat(released).isZero();
  }

  private int release() {
    return workspace.sweep(workspace.noEngine()).release(workspace.id());
  }

  private void set(String table, String field) {
    workspace.execute(tx ->
        tx.execute(
            """
            update %s set fields = fields || '{"%s": "Ada"}'
            where id = (select min(id) from %s where workspace_id = current_workspace())
            """
                .formatted(table, field, table)));
  }

  /** The leads were held a minute ago, for rows that nobody had changed for long. */
  private void age() {
    for (String table : List.of("property", "owner", "contact")) {
      workspace.untouch(table, Duration.ofHours(1));
    }
    workspace.untouch("enrollment", Duration.ofMinutes(1));
  }

  private String held() {
    return workspace.value(
        "select string_agg(hold, ' ') from enrollment where due_at is null and run_id = ?",
        run.id());
  }
}
