package dev.drumbeat.activities.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.activities.SendingWorkspace;
import dev.drumbeat.activities.TestRun;
import dev.drumbeat.activities.Texting;
import dev.drumbeat.activities.provider.ErrorRule;
import dev.drumbeat.activities.provider.ErrorTable;
import dev.drumbeat.db.ledger.DeliveryStore;
import dev.drumbeat.db.ledger.DeliveryStore.Report;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a code that comes with a callback does to others. */
class DeliveryFaultsTest {
  private final SendingWorkspace workspace = SendingWorkspace.open();

  @AfterEach
  void close() {
    workspace.close();
  }

  @Test
  void everyListedCodeDoesWhatItsTableSaysAndNoMore() {
    UUID attempt = sent(1).getFirst();
    List.of("SMS", "CALL", "EMAIL", "PARCEL", "OWNER_CONTACTS")
        .forEach(kind -> walk(kind, attempt));
  }

  private void walk(String kind, UUID attempt) {
    workspace.execute(tx -> tx.execute("update intent set kind = ?", kind));
    for (ErrorRule rule : ErrorTable.ofKind(kind).rules()) {
      workspace.execute(tx -> {
        tx.execute("update suppression set lifted_at = now() where lifted_at is null");
        tx.execute("update hold set lifted_at = now(), lifted_by = 'test' where lifted_at is null");
      });

      fails(attempt, rule.code());

      assertThat(suppressions() + holds()).as(rule.code()).isEqualTo(expected(rule, kind));
    }
  }

  @Test
  void aNumberThatIsBlockedTwiceIsBarred() {
    List<UUID> attempts = sent(2);
    workspace.execute(tx ->
        tx.execute(
            "update intent set contact_point_id = (select min(contact_point_id) from intent)"));

    fails(attempts.get(0), "30004");
    assertThat(suppressions()).isEmpty();
    fails(attempts.get(1), "30004");

    assertThat(suppressions()).isEqualTo("UNREACHABLE SMS");
  }

  @Test
  void aTwentiethOfARunsTextsFilteredHoldsItsCampaign() {
    List<UUID> attempts = sent(21);

    fails(attempts.get(0), "30007");
    assertThat(holds()).isEmpty();
    fails(attempts.get(1), "30007");

    assertThat(holds()).isEqualTo("CAMPAIGN TWILIO_CARRIER_FILTERING 30007");
  }

  private List<UUID> sent(int texts) {
    workspace.owners(texts);
    TestRun run = workspace.launch(Texting.once());
    run.sendSms();
    return workspace.query(tx ->
        tx.fetch("select id from attempt order by intent_id").map(row -> row.get(0, UUID.class)));
  }

  private void fails(UUID attempt, String code) {
    var report = new Report(attempt, null, "UNDELIVERED", 10, code, null);
    workspace.execute(tx -> {
      DeliveryStore.apply(tx, List.of(report));
      DeliveryFaults.apply(tx, workspace.id(), List.of(report));
    });
  }

  private static String expected(ErrorRule rule, String kind) {
    String channel = kind.equals("CALL") ? "VOICE" : kind;
    return switch (rule.errorClass()) {
      case SUPPRESS_CONTACT -> "OPT_OUT " + channel;
      case SUPPRESS_NUMBER -> rule.limit() > 1 ? "" : "UNREACHABLE " + channel;
      case HALT_ACCOUNT -> "INTEGRATION " + rule.hold() + " " + rule.code();
      case HALT_SENDER -> "SENDER " + rule.hold() + " " + rule.code();
      case HALT_CAMPAIGN ->
          rule.tripsAtPercent() > 0 ? "" : "CAMPAIGN " + rule.hold() + " " + rule.code();
      case RETRY_NOT_COUNTED, RETRY_COUNTED, PERMANENT_FOR_PAIR, REJECTED -> "";
    };
  }

  private String suppressions() {
    return workspace.value(
        "select coalesce(string_agg(reason || ' ' || channel, ','), '') from suppression"
            + " where lifted_at is null");
  }

  private String holds() {
    return workspace.value(
        "select coalesce(string_agg(scope || ' ' || name || ' ' || code, ','), '') from hold"
            + " where lifted_at is null");
  }
}
