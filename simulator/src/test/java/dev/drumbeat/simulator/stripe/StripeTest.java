package dev.drumbeat.simulator.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.stripe.StripeClient;
import com.stripe.exception.ApiException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.exception.StripeException;
import com.stripe.model.Event;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.net.Webhook;
import com.stripe.param.WebhookEndpointCreateParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionListParams;
import dev.drumbeat.simulator.CallbackReceiver;
import dev.drumbeat.simulator.Simulator;
import dev.drumbeat.simulator.SimulatorClient;
import dev.drumbeat.simulator.SimulatorConfig;
import dev.drumbeat.simulator.faults.FaultKind;
import dev.drumbeat.simulator.faults.FaultPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Through Stripe's own SDK. */
class StripeTest {
  @TempDir Path folder;
  private SimulatorConfig config;
  private Simulator simulator;
  private CallbackReceiver customer;

  @BeforeEach
  void start() throws IOException {
    config = SimulatorConfig.defaults(folder).withLatency(Duration.ZERO).withPace(0);
    simulator = Simulator.start(config);
    customer = new CallbackReceiver();
  }

  @AfterEach
  void stop() throws IOException {
    customer.close();
    simulator.close();
  }

  @Test
  void makesASessionWithALink() throws StripeException {
    Session session = create("k1", "enrollment:1", 2_500);

    assertThat(session.getUrl()).contains(session.getId());
    assertThat(session.getAmountTotal()).isEqualTo(2_500);
    assertThat(session.getMetadata()).containsEntry("drumbeat_effect", "enrollment:1");
    assertThat(stripe().v1().checkout().sessions().retrieve(session.getId()).getExpiresAt())
        .isEqualTo(session.getExpiresAt());
  }

  @Test
  void aKeyMakesOneSessionHoweverOften() throws Exception {
    Session first = create("k1", "enrollment:1", 2_500);
    Session again = create("k1", "enrollment:1", 2_500);

    assertThat(again.getId()).isEqualTo(first.getId());
    assertThatThrownBy(() -> create("k1", "enrollment:1", 2_600))
        .isInstanceOf(IdempotencyException.class);
    assertThat(new SimulatorClient(simulator, config).control("summary").toString())
        .contains("\"payment\":1");
  }

  @Test
  void aFailureOnceBegunIsAnsweredAgainAndTheSessionIsListed() throws StripeException {
    simulator.setFaults(FaultPlan.always(FaultKind.ACCEPTED_500, Duration.ZERO));
    assertThatThrownBy(() -> create("k1", "e", 2_500)).isInstanceOf(ApiException.class);
    simulator.setFaults(FaultPlan.none());

    assertThatThrownBy(() -> create("k1", "e", 2_500)).isInstanceOf(ApiException.class);

    var since = SessionListParams.Created.builder().setGte(0L).build();
    var listed =
        stripe()
            .v1()
            .checkout()
            .sessions()
            .list(SessionListParams.builder().setCreated(since).build())
            .getData();
    assertThat(listed).extracting(Session::getClientReferenceId).containsExactly("k1");
  }

  @Test
  void aRefusalBeforeAnythingBeganIsForgotten() throws StripeException {
    simulator.setFaults(FaultPlan.always(FaultKind.ERROR_500, Duration.ZERO));
    assertThatThrownBy(() -> create("k1", "e", 2_500)).isInstanceOf(ApiException.class);
    simulator.setFaults(FaultPlan.none());

    assertThat(create("k1", "e", 2_500).getId()).startsWith("cs_test_");
  }

  @Test
  void refusesAsStripeDoes() {
    assertThatThrownBy(() -> create("k1", "e", 10))
        .isInstanceOfSatisfying(
            InvalidRequestException.class,
            e -> assertThat(e.getCode()).isEqualTo("amount_too_small"));
    assertThatThrownBy(() -> create("k2", "e", 2_500, Duration.ofMinutes(20)))
        .isInstanceOfSatisfying(
            InvalidRequestException.class, e -> assertThat(e.getParam()).isEqualTo("expires_at"));
    StripeClient wrong =
        StripeClient.builder().setApiKey("sk_wrong").setApiBase(simulator.baseUrl()).build();
    assertThatThrownBy(() -> wrong.v1().checkout().sessions().list())
        .isInstanceOf(AuthenticationException.class);
  }

  @Test
  void someOfThePeoplePayAndTheirPaymentIsToldSigned() throws StripeException {
    String secret = endpoint();
    for (int n = 0; n < 20; n++) {
      create("k" + n, "enrollment:" + n, 2_500);
    }

    await().until(() -> customer.at("/events").size() > 3);

    for (CallbackReceiver.Received told : customer.at("/events")) {
      Event event = Webhook.constructEvent(told.body(), told.header("Stripe-Signature"), secret);
      assertThat(event.getType()).isEqualTo("checkout.session.completed");
      assertThat(event.getDataObjectDeserializer().getObject())
          .hasValueSatisfying(
              object -> assertThat(((Session) object).getPaymentStatus()).isEqualTo("paid"));
    }
    assertThat(customer.at("/events")).hasSizeLessThan(20);
  }

  @Test
  void aForgedEventDoesNotVerify() throws StripeException {
    String secret = endpoint();
    simulator.setFaults(FaultPlan.always(FaultKind.CALLBACK_FORGED, Duration.ZERO));
    Session session = create("k1", "e", 2_500);
    stripe().v1().checkout().sessions().expire(session.getId());

    await().until(() -> customer.at("/events").size() == 2);

    var forged = customer.at("/events").getFirst();
    assertThatThrownBy(
            () -> Webhook.constructEvent(forged.body(), forged.header("Stripe-Signature"), secret))
        .isInstanceOf(SignatureVerificationException.class);
  }

  @Test
  void keepsKeysSessionsAndEndpointsOverARestart() throws Exception {
    endpoint();
    Session first = create("k1", "e", 2_500);
    simulator.close();
    simulator = Simulator.start(config);

    assertThat(create("k1", "e", 2_500).getId()).isEqualTo(first.getId());
    stripe().v1().checkout().sessions().expire(first.getId());
    await().until(() -> !customer.at("/events").isEmpty());
  }

  private String endpoint() throws StripeException {
    return stripe()
        .v1()
        .webhookEndpoints()
        .create(
            WebhookEndpointCreateParams.builder()
                .setUrl(customer.url("/events"))
                .addEnabledEvent(
                    WebhookEndpointCreateParams.EnabledEvent.CHECKOUT__SESSION__COMPLETED)
                .build())
        .getSecret();
  }

  private Session create(String key, String effect, long cents) throws StripeException {
    return create(key, effect, cents, Duration.ofHours(1));
  }

  private Session create(String key, String effect, long cents, Duration valid)
      throws StripeException {
    var price =
        SessionCreateParams.LineItem.PriceData.builder()
            .setCurrency("usd")
            .setUnitAmount(cents)
            .setProductData(
                SessionCreateParams.LineItem.PriceData.ProductData.builder().setName("Fee").build())
            .build();
    SessionCreateParams params =
        SessionCreateParams.builder()
            .setMode(SessionCreateParams.Mode.PAYMENT)
            .setClientReferenceId(key)
            .putMetadata("drumbeat_effect", effect)
            .setSuccessUrl("https://example.com/paid")
            .setExpiresAt(Instant.ofEpochSecond(EPOCH).plus(valid).getEpochSecond())
            .addLineItem(
                SessionCreateParams.LineItem.builder().setQuantity(1L).setPriceData(price).build())
            .build();
    return stripe()
        .v1()
        .checkout()
        .sessions()
        .create(params, RequestOptions.builder().setIdempotencyKey(key).build());
  }

  /** Requests of one key have one time. */
  private static final long EPOCH = Instant.now().getEpochSecond();

  private StripeClient stripe() {
    return StripeClient.builder()
        .setApiKey(StripeProvider.API_KEY)
        .setApiBase(simulator.baseUrl())
        .build();
  }
}
