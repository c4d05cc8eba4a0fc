package dev.drumbeat.simulator.twilio;

import dev.drumbeat.simulator.http.Json;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The call resource as Twilio writes it. */
final class CallJson {
  private static final BigDecimal PRICE_PER_MINUTE = new BigDecimal("0.01400");

  private CallJson() {}

  static Map<String, @Nullable Object> of(Call call, String accountSid) {
    String uri = "/" + MessageJson.API_VERSION + "/Accounts/" + accountSid + "/Calls/" + call.sid();
    Long seconds = call.state().seconds();
    return Json.object(
        "account_sid",
        accountSid,
        "annotation",
        null,
        "answered_by",
        call.state().answeredBy(),
        "api_version",
        MessageJson.API_VERSION,
        "caller_name",
        null,
        "date_created",
        MessageJson.date(call.byItsClock(call.stamp().created())),
        "date_updated",
        MessageJson.date(call.byItsClock(call.state().updated())),
        "direction",
        "outbound-api",
        "duration",
        seconds == null ? null : seconds.toString(),
        "end_time",
        MessageJson.date(call.byItsClock(call.ended())),
        "forwarded_from",
        null,
        "from",
        call.from(),
        "from_formatted",
        call.from(),
        "group_sid",
        null,
        "parent_call_sid",
        null,
        "phone_number_sid",
        null,
        "price",
        price(call),
        "price_unit",
        "USD",
        "queue_time",
        "0",
        "sid",
        call.sid(),
        "start_time",
        MessageJson.date(call.byItsClock(call.state().started())),
        "status",
        call.status().wire(),
        "subresource_uris",
        Map.of("events", uri + "/Events.json"),
        "to",
        call.to(),
        "to_formatted",
        call.to(),
        "trunk_sid",
        null,
        "uri",
        uri + ".json");
  }

  /** Each started minute of talk. */
  private static @Nullable String price(Call call) {
    Long seconds = call.state().seconds();
    return call.status() == CallStatus.COMPLETED && seconds != null
        ? PRICE_PER_MINUTE
            .multiply(BigDecimal.valueOf((seconds + 59) / 60))
            .negate()
            .toPlainString()
        : null;
  }
}
