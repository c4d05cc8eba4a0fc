package dev.drumbeat.simulator.stripe;

import dev.drumbeat.simulator.engine.Delivery;
import dev.drumbeat.simulator.engine.ProviderContext;
import dev.drumbeat.simulator.http.Answer;
import dev.drumbeat.simulator.http.Json;
import dev.drumbeat.simulator.http.Params;
import dev.drumbeat.simulator.log.Progress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Where events are posted, each signed with its endpoint's own secret, which is told once. Stripe
 * repeats for three days what isn't answered with a 2xx.
 */
final class Endpoints {
  static final String MADE = "endpoint made";
  static final String GONE = "endpoint gone";
  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final Duration LONGEST_RETRY = Duration.ofMinutes(1);
  private static final Duration GIVEN_UP_AFTER = Duration.ofDays(3);

  private final ProviderContext context;
  private final List<Endpoint> endpoints = new CopyOnWriteArrayList<>();

  private record Endpoint(String id, String url, String secret) {
    Map<String, @Nullable Object> json(boolean withSecret) {
      Map<String, @Nullable Object> json =
          Json.object("id", id, "object", "webhook_endpoint", "url", url, "status", "enabled");
      if (withSecret) {
        json.put("secret", secret);
      }
      return json;
    }
  }

  Endpoints(ProviderContext context) {
    this.context = context;
  }

  Answer make(Params form) {
    String url = form.first("url");
    if (url == null || URI.create(url).getHost() == null) {
      return StripeError.missing("url").answer();
    }
    return Answer.json(200, add(url).json(true));
  }

  /** Makes it the only one, and tells its secret. */
  String replace(URI url) {
    endpoints.forEach(each -> delete(each.id()));
    return add(url.toString()).secret();
  }

  private Endpoint add(String url) {
    var endpoint = new Endpoint(id("we_"), url, id("whsec_"));
    endpoints.add(endpoint);
    context.journal().note(StripeProvider.NAME, endpoint.id(), MADE, endpoint);
    return endpoint;
  }

  Answer list() {
    return Answer.json(
        200,
        Json.object(
            "object",
            "list",
            "has_more",
            false,
            "data",
            endpoints.stream().map(each -> each.json(false)).toList()));
  }

  Answer delete(String id) {
    if (!endpoints.removeIf(each -> each.id().equals(id))) {
      return StripeError.ofStatus(404);
    }
    context.journal().note(StripeProvider.NAME, id, GONE);
    return Answer.json(200, Json.object("id", id, "object", "webhook_endpoint", "deleted", true));
  }

  void replay(Progress progress) {
    if (progress.what().equals(MADE)) {
      endpoints.add(
          Json.MAPPER.treeToValue(Objects.requireNonNull(progress.data()), Endpoint.class));
    } else {
      endpoints.removeIf(each -> each.id().equals(progress.id()));
    }
  }

  /** Posts an event to every endpoint until it is taken. */
  void post(String event) throws InterruptedException {
    for (Endpoint endpoint : endpoints) {
      post(endpoint, event, context.agenda().now(), FIRST_RETRY);
    }
  }

  /** Posts once, signed by another secret, or at another time. */
  void postWrongly(String event, boolean forged, Duration past) throws InterruptedException {
    for (Endpoint endpoint : endpoints) {
      String secret = forged ? "whsec_nobodys" : endpoint.secret();
      deliver(endpoint.url(), secret, event, context.agenda().now().minus(past));
    }
  }

  private void post(Endpoint endpoint, String event, Instant since, Duration retry)
      throws InterruptedException {
    Instant now = context.agenda().now();
    if (deliver(endpoint.url(), endpoint.secret(), event, now)
        || !endpoints.contains(endpoint)
        || now.isAfter(since.plus(GIVEN_UP_AFTER))) {
      return;
    }
    Duration twice = retry.multipliedBy(2);
    Duration next = twice.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : twice;
    context.agenda().after(retry, () -> post(endpoint, event, since, next));
  }

  private boolean deliver(String url, String secret, String event, Instant at)
      throws InterruptedException {
    long seconds = at.getEpochSecond();
    String signature = "t=" + seconds + ",v1=" + mac(secret, seconds + "." + event);
    var headers =
        Map.of("Content-Type", "application/json; charset=utf-8", "Stripe-Signature", signature);
    return switch (context.courier().post(URI.create(url), headers, event)) {
      case Delivery.Answered answered -> answered.isSuccess();
      case Delivery.Unreachable(String reason) -> false;
    };
  }

  private static String mac(String secret, String signed) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has HMAC-SHA256", missing);
    }
  }

  private static String id(String prefix) {
    return prefix + UUID.randomUUID().toString().replace("-", "");
  }
}
