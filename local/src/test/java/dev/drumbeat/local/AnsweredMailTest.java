package dev.drumbeat.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.simulator.SimulatorConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** E-mails from people, from SendGrid's Inbound Parse through API and relay to who waits. */
class AnsweredMailTest {
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final String CAMPAIGN =
      """
      name: One mail
      channels: [email]
      audience: { list: seattle }
      policy: { caps: [] }
      exitOn: [ { event: OPTED_OUT, scope: OWNER } ]
      start: enrich
      steps:
        enrich: { type: enrich, products: [PARCEL, OWNER_CONTACTS], next: mail1, onMiss: unknown }
        mail1: { type: email, from: team, subject: "{{ property.address }}", body: "Is it yours?", next: reply1, onRejected: quiet, onBounced: quiet }
        reply1:
          type: await
          events: [REPLIED]
          timeout: P5D
          cases: [ { when: "event.intent == 'INTERESTED'", next: hot } ]
          otherwise: other
          onTimeout: quiet
        hot: { type: end, outcome: INTERESTED }
        other: { type: end, outcome: OTHERWISE }
        quiet: { type: end, outcome: NO_ANSWER }
        unknown: { type: end, outcome: OWNER_UNKNOWN }
      """;

  @TempDir Path folder;
  private WholeProduct product;
  private UUID run;

  @BeforeEach
  void someWaitForAnAnswer() throws Exception {
    product = new WholeProduct(SimulatorConfig.defaults(folder).withPace(0.05));
    product.properties(12);
    run = product.launch(CAMPAIGN);
    product.await(run, SOON, "leads wait for replies", () -> product.waiting(run) > 2);
    product.receivesMail();
  }

  @AfterEach
  void close() throws Exception {
    product.close();
  }

  @Test
  void theLeadThatWaitsGoesTheWayOfItsAnswer() {
    String address = product.mailedAddress(run);

    product.inboundMail(address, "Yes, I am interested. Please call me.");

    product.await(
        run, SOON, "its journey ends", () -> product.outcome(run, address).equals("INTERESTED"));
    assertThat(product.number("select count(*) from inbox where kind = 'INBOUND_EMAIL'")).isZero();
    assertThat(product.suppressions(address)).isZero();
  }

  @Test
  void anOptOutByMailClosesTheAddressAndEndsTheJourney() {
    String address = product.mailedAddress(run);

    product.inboundMail(address, "Please take me off your list and unsubscribe me.");

    product.await(
        run, SOON, "its journey ends", () -> product.outcome(run, address).equals("OPTED_OUT"));
    assertThat(product.suppressions(address)).isEqualTo(1);
  }
}
