package dev.drumbeat.activities.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.activities.billing.PaymentActivitiesImpl;
import dev.drumbeat.activities.effect.ErrandWork;
import dev.drumbeat.activities.messaging.Accounts;
import dev.drumbeat.activities.provider.HttpTimeouts;
import dev.drumbeat.activities.provider.Providers;
import dev.drumbeat.db.integration.IntegrationStore;
import dev.drumbeat.db.integration.Mode;
import dev.drumbeat.db.integration.NewIntegration;
import dev.drumbeat.db.integration.Provider;
import dev.drumbeat.db.integration.Secrets;
import dev.drumbeat.db.webhook.InboxEvent.Checkout;
import dev.drumbeat.db.webhook.Incoming;
import dev.drumbeat.simulator.stripe.StripeProvider;
import dev.drumbeat.workflows.billing.PaymentActivities;
import java.math.BigDecimal;
import java.net.URI;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Six owners of {@code listing-fee.yaml} over two weeks. */
class ListingFeeTest {
  private final Weeks weeks = new Weeks();
  private final Providers providers = new Providers(HttpTimeouts.STANDARD);

  ListingFeeTest() throws SQLException {}

  @BeforeEach
  void listings() {
    var workspace = weeks.workspace();
    var integrations =
        new IntegrationStore(workspace.database(), Secrets.ofBase64(Secrets.randomKey()));
    integrations.upsert(
        workspace.id(),
        new NewIntegration(
            Provider.STRIPE,
            Mode.SIMULATED,
            workspace.provider().url(),
            Map.of("apiKey", StripeProvider.API_KEY, "webhookSecret", "whsec_x")));
    workspace.stub(
        PaymentActivities.class,
        new PaymentActivitiesImpl(
            new ErrandWork(workspace.chunks(), workspace.dispatch()),
            providers,
            new Accounts(integrations, URI.create("http://localhost:1"))));
    weeks.owners(6, "new-listings");
  }

  @AfterEach
  void close() throws SQLException {
    weeks.close();
    providers.close();
  }

  @Test
  void listsWhoPaysByWhicheverLinkAndAsksAPersonAboutTheRest() {
    Story story = weeks.launch("listing-fee.yaml", LocalDateTime.of(2027, 3, 5, 15, 0));
    long pays = story.lead(0);
    long silent = story.lead(1);
    long stops = story.lead(2);
    long paysTheSecond = story.lead(3);
    long asks = story.lead(4);
    long settlesLate = story.lead(5);

    story.until(LocalDateTime.of(2027, 3, 8, 11, 0));
    pay(pays, "fee1");
    weeks.people().reply(stops, "STOP");
    weeks.people().reply(asks, "Can I pay by check?");
    story.until(LocalDateTime.of(2027, 3, 8, 15, 0));
    story.answer(asks, "PAID_OTHERWISE");
    story.until(LocalDateTime.of(2027, 3, 9, 12, 0));
    pay(paysTheSecond, "fee2");
    story.until(LocalDateTime.of(2027, 3, 11, 12, 0));
    pay(settlesLate, "fee2");
    story.until(LocalDateTime.of(2027, 3, 19, 12, 0));

    assertThat(story.sent(pays)).containsExactly("Mon 8 Mar 10:00 text1");
    assertThat(story.said(pays, "text1", "body")).contains("https://checkout.stripe.com/");
    assertThat(story.stands(pays)).isEqualTo("DONE listed LISTED");

    assertThat(story.sent(silent))
        .containsExactly("Mon 8 Mar 10:00 text1", "Tue 9 Mar 10:00 mail2");
    assertThat(link(silent, "text1", "body")).isNotEqualTo(link(silent, "mail2", "text"));
    assertThat(story.asked(silent))
        .containsExactly("Wed 10 Mar 10:00 Call Owner 2: the listing of 2 Pike St isn't paid");
    assertThat(story.stands(silent)).isEqualTo("DONE unpaid UNPAID");

    assertThat(story.sent(stops)).containsExactly("Mon 8 Mar 10:00 text1");
    assertThat(story.stands(stops)).isEqualTo("EXITED paid1 OPTED_OUT");

    assertThat(story.sent(paysTheSecond))
        .containsExactly("Mon 8 Mar 10:00 text1", "Tue 9 Mar 10:00 mail2");
    assertThat(story.stands(paysTheSecond)).isEqualTo("DONE listed LISTED");

    assertThat(story.sent(asks)).containsExactly("Mon 8 Mar 10:00 text1");
    assertThat(story.asked(asks))
        .containsExactly("Mon 8 Mar 11:00 Call Owner 5: the listing of 5 Pike St isn't paid");
    assertThat(story.stands(asks)).isEqualTo("DONE listed LISTED");

    assertThat(story.sent(settlesLate))
        .containsExactly("Mon 8 Mar 10:00 text1", "Tue 9 Mar 10:00 mail2");
    assertThat(story.stands(settlesLate)).isEqualTo("EXITED office PAID");

    assertThat(story.run().goals()).isEqualTo(3);
    assertThat(story.run().state()).isEqualTo("COMPLETED");
    story.balances();
  }

  /** Whoever has the link of a step pays it, and Stripe tells. */
  private void pay(long lead, String step) {
    var workspace = weeks.workspace();
    String session =
        workspace.value(
            "select provider_id from intent where enrollment_id = ? and step = ?", lead, step);
    var paid = new Checkout(session, true, new BigDecimal("149.00"), "USD");
    workspace.inbox().accept(workspace.id(), new Incoming("evt_" + session, session, paid, null));
  }

  private String link(long lead, String step, String part) {
    return weeks
        .workspace()
        .value(
            "select substring(content->>? from 'https://checkout[^ )]*') from intent"
                + " where enrollment_id = ? and step = ?",
            part,
            lead,
            step);
  }
}
