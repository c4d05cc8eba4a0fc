package dev.drumbeat.simulator.vapi;

import dev.drumbeat.simulator.engine.ProviderContext;
import dev.drumbeat.simulator.faults.Fault;
import dev.drumbeat.simulator.faults.FaultStage;
import dev.drumbeat.simulator.http.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Tells of calls at the server address that is set, signed by an HMAC credential, as well or badly
 * as the fault plan has it. Never tells again on failure: that is Vapi's default.
 */
final class ServerMessages {
  private static final Duration STALE = Duration.ofHours(3);

  private final ProviderContext context;

  ServerMessages(ProviderContext context) {
    this.context = context;
  }

  /** The messages of one call, in order. */
  final class OfOne {
    private final List<Map<String, @Nullable Object>> told = new ArrayList<>();

    void status(Call call) throws InterruptedException {
      tell(call, message("status-update", call, Map.of("status", call.state().status())), false);
    }

    void report(Call call) throws InterruptedException {
      tell(call, message("end-of-call-report", call, CallJson.end(call)), true);
    }

    private void tell(Call call, Map<String, @Nullable Object> message, boolean last)
        throws InterruptedException {
      told.add(message);
      Fault fault = call.fate().at(FaultStage.CALLBACK);
      switch (fault == null ? null : fault.kind()) {
        case CALLBACK_DUPLICATE -> {
          post(message);
          post(message);
        }
        case CALLBACK_REVERSED -> {
          if (last) {
            for (Map<String, @Nullable Object> each : told.reversed()) {
              post(each);
            }
          }
        }
        case CALLBACK_LATE -> {
          Duration delay = fault == null ? Duration.ZERO : fault.delay();
          context.agenda().after(delay, () -> post(message));
        }
        case CALLBACK_MISSING -> {}
        case CALLBACK_FORGED -> {
          post(message, "not-" + secret(), context.agenda().now());
          post(message);
        }
        case CALLBACK_STALE -> {
          post(message, secret(), context.agenda().now().minus(STALE));
          post(message);
        }
        case null, default -> post(message);
      }
    }
  }

  private static Map<String, @Nullable Object> message(
      String type, Call call, Map<String, ? extends @Nullable Object> more) {
    Map<String, @Nullable Object> message =
        Json.object(
            "type",
            type,
            "timestamp",
            call.state().updated().plus(call.fate().skew()).toEpochMilli());
    message.putAll(more);
    message.put("call", CallJson.brief(call));
    return message;
  }

  private String secret() {
    return context.credentials().vapiWebhookSecret();
  }

  private void post(Map<String, @Nullable Object> message) throws InterruptedException {
    post(message, secret(), context.agenda().now());
  }

  private void post(Map<String, @Nullable Object> message, String secret, Instant at)
      throws InterruptedException {
    URI server = context.hooks().urls().vapiServerUrl();
    if (server == null) {
      return;
    }
    String body = Json.MAPPER.writeValueAsString(Map.of("message", message));
    String timestamp = String.valueOf(at.toEpochMilli());
    Map<String, String> headers =
        Map.of(
            "Content-Type",
            "application/json",
            "x-timestamp",
            timestamp,
            "x-signature",
            sign(secret, timestamp + "." + body));
    context.courier().post(server, headers, body);
  }

  static String sign(String secret, String payload) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(payload.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has HmacSHA256", missing);
    }
  }
}
