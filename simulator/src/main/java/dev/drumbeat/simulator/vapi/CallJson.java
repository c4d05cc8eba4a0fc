package dev.drumbeat.simulator.vapi;

import dev.drumbeat.simulator.http.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The call resource as Vapi writes it, and the fields that its messages share with it. */
final class CallJson {
  private static final BigDecimal PRICE_PER_MINUTE = new BigDecimal("0.13");

  private CallJson() {}

  /** The answer to a creation, with how many lines are left. */
  static Map<String, @Nullable Object> created(Call call, int lines, int left) {
    Map<String, @Nullable Object> json = of(call);
    json.put(
        "subscriptionLimits",
        Json.object(
            "concurrencyBlocked",
            false,
            "concurrencyLimit",
            lines,
            "remainingConcurrentCalls",
            left));
    return json;
  }

  static Map<String, @Nullable Object> of(Call call) {
    Map<String, @Nullable Object> json = brief(call);
    json.putAll(end(call));
    return json;
  }

  /** Without what was said: messages have that beside the call. */
  static Map<String, @Nullable Object> brief(Call call) {
    CallForm form = call.form();
    Map<String, @Nullable Object> customer = Json.object("number", form.number());
    if (form.externalId() != null) {
      customer.put("externalId", form.externalId());
    }
    return Json.object(
        "id",
        call.id(),
        "orgId",
        "00000000-0000-4000-8000-000000000001",
        "type",
        "outboundPhoneCall",
        "createdAt",
        call.byItsClock(call.created()),
        "updatedAt",
        call.byItsClock(call.state().updated()),
        "status",
        call.state().status(),
        "name",
        form.name(),
        "assistantId",
        form.assistantId(),
        "phoneNumberId",
        form.phoneNumberId(),
        "customer",
        customer,
        "assistantOverrides",
        Json.object("variableValues", form.variables()));
  }

  /** How it ended; empty while it has not. */
  static Map<String, @Nullable Object> end(Call call) {
    Call.State state = call.state();
    if (!call.isOver()) {
      return new LinkedHashMap<>();
    }
    Talk talk = state.talk() == null ? Talk.NONE : state.talk();
    return Json.object(
        "endedReason",
        state.endedReason(),
        "startedAt",
        call.byItsClock(state.started()),
        "endedAt",
        call.byItsClock(state.updated()),
        "cost",
        cost(state.started(), state.updated()),
        "analysis",
        talk.lines().isEmpty()
            ? Map.of()
            : Json.object(
                "summary",
                talk.summary(),
                "structuredData",
                talk.structured(),
                "successEvaluation",
                "true"),
        "artifact",
        Json.object("transcript", talk.transcript(), "messages", messages(talk)));
  }

  private static List<Map<String, @Nullable Object>> messages(Talk talk) {
    return talk.lines().stream()
        .map(line -> Json.object("role", line.role(), "message", line.message()))
        .toList();
  }

  private static BigDecimal cost(@Nullable Instant started, Instant ended) {
    if (started == null) {
      return BigDecimal.ZERO;
    }
    BigDecimal minutes =
        BigDecimal.valueOf(Duration.between(started, ended).toMillis())
            .divide(BigDecimal.valueOf(60_000), 6, RoundingMode.HALF_UP);
    return minutes
        .multiply(PRICE_PER_MINUTE)
        .add(new BigDecimal("0.01"))
        .setScale(4, RoundingMode.HALF_UP);
  }
}
