package dev.drumbeat.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.db.run.RunCounts;
import dev.drumbeat.simulator.SimulatorConfig;
import dev.drumbeat.simulator.faults.FaultPlan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole product on small campaigns: every part real but the engine, which is in memory. */
class EngineTest {
  private static final String ONE_TEXT =
      """
      name: One text
      channels: [sms]
      audience: { list: seattle }
      policy: { caps: [] }
      exitOn: [ { event: OPTED_OUT, scope: OWNER } ]
      start: enrich
      steps:
        enrich: { type: enrich, products: [PARCEL, OWNER_CONTACTS], next: text1, onMiss: done }
        text1: { type: sms, from: main, body: "About {{ property.address }}. Reply STOP to opt out.", next: WAIT }
        reply1: { type: await, events: [REPLIED], timeout: PT1H, cases: [], otherwise: done, onTimeout: done }
        done: { type: end, outcome: COMPLETED }
      """;

  @TempDir private Path folder;

  @Test
  void walksFortyOwnersThroughTextMailAndCall() throws Exception {
    try (var product = new WholeProduct(quick())) {
      product.properties(40);

      UUID run = product.launch(Files.readString(Path.of("../examples/office-owners.yaml")));
      product.awaitEnd(run, Duration.ofSeconds(60));

      RunCounts counts = product.counts(run);
      assertThat(counts.audience()).isEqualTo(40);
      assertThat(counts.active()).isZero();
      assertThat(counts.failed()).isZero();
      assertThat(counts.decisions()).containsKeys("sms", "email", "voice");
    }
  }

  @Test
  void looksUpEveryTextWhoseAnswerWasLostAndSendsNoneTwice() throws Exception {
    FaultPlan lost =
        FaultPlan.parse(
            """
            {"name": "lost", "rules": [
              {"provider": "twilio", "fault": "ACCEPTED_RESET", "rate": 0.3},
              {"provider": "twilio", "fault": "ACCEPTED_500", "rate": 0.2},
              {"provider": "twilio", "fault": "TOO_MANY_REQUESTS", "rate": 0.2},
              {"provider": "twilio", "fault": "CALLBACK_MISSING", "rate": 1}]}
            """);
    try (var product = new WholeProduct(quick().withFaults(lost))) {
      product.properties(60);

      UUID run =
          product.launch(ONE_TEXT.replace("WAIT", "done").replaceAll("(?m)^.*reply1:.*\\n", ""));
      product.awaitEnd(run, Duration.ofSeconds(60));

      assertThat(product.duplicatesAtProvider()).isZero();
      product.await(
          run,
          Duration.ofSeconds(20),
          "the ledger has what the provider took",
          () -> product.texts(run, "accepted") == product.textsAtProvider());
      assertThat(product.texts(run, "unknown")).isZero();
    }
  }

  @Test
  void makesOnePaymentLinkEachAndGoesOnWhereItIsPaid() throws Exception {
    FaultPlan lost =
        FaultPlan.parse(
            """
            {"name": "lost", "rules": [{"provider": "stripe", "fault": "ACCEPTED_500", "rate": 0.3}]}
            """);
    try (var product = new WholeProduct(quick().withFaults(lost))) {
      product.properties(20);

      UUID run =
          product.launch(
              """
              name: A fee
              channels: [sms]
              audience: { list: seattle }
              start: fee
              steps:
                fee: { type: payment, amount: "25.00", currency: USD, description: "Fee of {{ property.address }}", onPaid: done, timeout: P1D, onTimeout: unpaid }
                done: { type: end, outcome: PAID }
                unpaid: { type: end, outcome: UNPAID }
              """);

      product.await(
          run,
          Duration.ofSeconds(60),
          "each has a link, and some have paid",
          () -> product.acceptedInLedger(run, "PAYMENT") == 20 && product.counts(run).done() > 2);
      assertThat(product.acceptedAtProvider("payment")).isEqualTo(20);
      assertThat(product.duplicatesAtProvider()).isZero();
    }
  }

  @Test
  void endsAnOwnersJourneysWhenAnOptOutComes() throws Exception {
    try (var product = new WholeProduct(quick())) {
      product.properties(30);
      UUID run = product.launch(ONE_TEXT.replace("WAIT", "reply1"));
      product.await(
          run, Duration.ofSeconds(40), "leads wait for replies", () -> product.waiting(run) > 10);

      String phone = product.textedPhone(run);
      product.inbound(phone, "please stop texting me");

      product.await(
          run, Duration.ofSeconds(20), "the journey ends", () -> product.exitedAt(run, phone));
      assertThat(product.suppressed(phone)).isTrue();
    }
  }

  @Test
  void sendsNothingWhileARunIsPausedAndGoesOnWhenItIsResumed() throws Exception {
    try (var product = new WholeProduct(quick())) {
      product.properties(200);
      UUID run =
          product.launch(ONE_TEXT.replace("WAIT", "done").replaceAll("(?m)^.*reply1:.*\\n", ""));
      product.await(
          run, Duration.ofSeconds(40), "texts go out", () -> product.acceptedAtProvider("sms") > 5);

      product.pause(run);
      product.await(
          run,
          Duration.ofSeconds(20),
          "what was under way is recorded",
          () -> product.submitting() == 0);
      long sent = product.textsAtProvider();
      product.await(
          run, Duration.ofSeconds(30), "all leads are parked", () -> product.unparked(run) == 0);
      product.await(
          run,
          Duration.ofSeconds(20),
          "no more texts were taken than before",
          () -> product.textsAtProvider() == sent);

      product.resume(run);
      product.awaitEnd(run, Duration.ofSeconds(60));
      assertThat(product.duplicatesAtProvider()).isZero();
      product.await(
          run,
          Duration.ofSeconds(20),
          "the ledger has what the provider took",
          () -> product.texts(run, "accepted") == product.textsAtProvider());
    }
  }

  private SimulatorConfig quick() {
    return SimulatorConfig.defaults(folder.resolve("simulator")).withPace(0.2);
  }
}
