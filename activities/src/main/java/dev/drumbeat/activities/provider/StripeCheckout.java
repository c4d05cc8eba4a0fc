package dev.drumbeat.activities.provider;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData;
import com.stripe.param.checkout.SessionListParams;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Payment links by Stripe's Checkout.
 *
 * @see <a href="https://docs.stripe.com/api/checkout/sessions/create">Create a session</a>
 */
public final class StripeCheckout {
  static final String OWN_ADDRESS = "https://api.stripe.com";

  /** The error of a key that came with another request before. */
  static final String OTHER_REQUEST = "idempotency_error";

  /** Refusals of this request that say nothing of the one before with the same key. */
  private static final Set<String> OPEN = Set.of(OTHER_REQUEST, "idempotency_key_in_use");

  private static final String DOLLARS = "usd";
  private static final long PAGE = 100;
  private static final int MOST_PAGES = 20;
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  private final StripeTransport transport;

  StripeCheckout(OneRequest http) {
    transport = new StripeTransport(http);
  }

  /**
   * Makes one, with one request. A key that came before, within 24 hours at least, has the same
   * session for its answer and makes no other.
   *
   * @return with the link, where there is one
   */
  public Looked<String> create(ProviderAccount account, CheckoutRequest request) {
    try {
      Session session =
          client(account)
              .v1()
              .checkout()
              .sessions()
              .create(
                  params(request),
                  RequestOptions.builder().setIdempotencyKey(request.key()).build());
      return made(session);
    } catch (StripeException e) {
      return new Looked<>(Privacy.hide(failed(e.getCause()), List.of(request.description())), null);
    }
  }

  /**
   * A session and its link, where it still has one.
   *
   * @param link null once it was paid or has expired
   */
  public record Made(String session, @Nullable String link) {}

  /**
   * Looks for the session of a key among those that were made since. A failure that Stripe stored
   * under the key is answered again for ever, although there may be a session.
   *
   * @return a state without a session where the whole list has none
   */
  public Fetched<Optional<Made>> find(ProviderAccount account, String key, Instant since) {
    var params =
        SessionListParams.builder()
            .setLimit(PAGE)
            .setCreated(
                SessionListParams.Created.builder()
                    .setGte(since.minus(CLOCKS_DIFFER).getEpochSecond())
                    .build());
    try {
      for (int page = 0; page < MOST_PAGES; page++) {
        var sessions = client(account).v1().checkout().sessions().list(params.build());
        for (Session session : sessions.getData()) {
          if (key.equals(session.getClientReferenceId())) {
            return new Fetched.State<>(Optional.of(new Made(session.getId(), session.getUrl())));
          }
        }
        if (!Boolean.TRUE.equals(sessions.getHasMore()) || sessions.getData().isEmpty()) {
          return new Fetched.State<>(Optional.empty());
        }
        params.setStartingAfter(sessions.getData().getLast().getId());
      }
      return new Fetched.Unreadable<>("More than " + PAGE * MOST_PAGES + " sessions");
    } catch (StripeException e) {
      return new Fetched.Unreadable<>("The list of sessions could not be read");
    }
  }

  private StripeClient client(ProviderAccount account) {
    return StripeClient.builder()
        .setApiKey(account.credential("apiKey"))
        .setApiBase(account.address(OWN_ADDRESS).toString())
        .setMaxNetworkRetries(0)
        .setHttpClient(transport)
        .build();
  }

  private static Looked<String> made(Session session) {
    return session.getId() == null || session.getUrl() == null
        ? new Looked<>(new Answer.Unknown(200, "A success without a link"), null)
        : new Looked<>(new Answer.Accepted(session.getId(), null), session.getUrl());
  }

  private static Answer failed(@Nullable Throwable cause) {
    if (!(cause instanceof NoSuccess failure)) {
      return new Answer.Unknown(null, "An answer that is not Stripe's");
    }
    return failure.answer() instanceof Answer.Rejected(int status, String code, String message)
            && OPEN.contains(code)
        ? new Answer.Unknown(status, message)
        : failure.answer();
  }

  private static SessionCreateParams params(CheckoutRequest request) {
    return SessionCreateParams.builder()
        .setMode(SessionCreateParams.Mode.PAYMENT)
        .setClientReferenceId(request.key())
        .putMetadata("drumbeat_key", request.key())
        .putMetadata("drumbeat_effect", request.effect())
        .setExpiresAt(request.expiresAt())
        .setSuccessUrl(request.thanks().toString())
        .addLineItem(item(request))
        .build();
  }

  private static LineItem item(CheckoutRequest request) {
    LineItem.Builder item = LineItem.builder().setQuantity(1L);
    if (request.price() != null) {
      return item.setPrice(request.price()).build();
    }
    return item.setPriceData(
            PriceData.builder()
                .setCurrency(DOLLARS)
                .setUnitAmount(request.cents())
                .setProductData(
                    PriceData.ProductData.builder().setName(request.description()).build())
                .build())
        .build();
  }
}
