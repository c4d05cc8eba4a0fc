package dev.drumbeat.simulator.twilio;

import dev.drumbeat.simulator.faults.FaultStage;
import dev.drumbeat.simulator.http.Params;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells the events of one call that its caller subscribed to, numbered in their order. */
final class CallEvents {
  private final StatusNotices notices;
  private final String accountSid;
  private final List<Notice> told = new ArrayList<>();

  CallEvents(StatusNotices notices, String accountSid) {
    this.notices = notices;
    this.accountSid = accountSid;
  }

  /** What every request about a call says of it. */
  static Map<String, String> fields(Call call, String accountSid, String status) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("CallSid", call.sid());
    fields.put("AccountSid", accountSid);
    fields.put("From", call.from());
    fields.put("To", call.to());
    fields.put("Caller", call.from());
    fields.put("Called", call.to());
    fields.put("CallStatus", status);
    fields.put("ApiVersion", MessageJson.API_VERSION);
    fields.put("Direction", "outbound-api");
    String answeredBy = call.state().answeredBy();
    if (answeredBy != null) {
      fields.put("AnsweredBy", answeredBy);
    }
    return fields;
  }

  /**
   * @param event initiated, ringing, answered or completed; the last one whatever the end was
   * @param status as the callback says it, which for the first event isn't the resource's
   */
  void tell(Call call, String event, String status) throws InterruptedException {
    CallForm.Callback callback = call.form().statusCallback();
    if (callback == null || !callback.events().contains(event)) {
      return;
    }
    Map<String, String> fields = fields(call, accountSid, status);
    fields.put(
        "Timestamp", String.valueOf(MessageJson.date(call.byItsClock(call.state().updated()))));
    fields.put("CallbackSource", "call-progress-events");
    fields.put("SequenceNumber", String.valueOf(told.size()));
    putDuration(fields, call.state().seconds());
    told.add(Notice.of(callback.method(), callback.url(), Params.of(fields)));
    notices.tell(
        new StatusNotices.Telling(
            call.fate().at(FaultStage.CALLBACK), List.copyOf(told), call.status().isFinal()));
  }

  private static void putDuration(Map<String, String> fields, @Nullable Long seconds) {
    if (seconds != null) {
      fields.put("CallDuration", String.valueOf(seconds));
      fields.put("Duration", String.valueOf((seconds + 59) / 60));
    }
  }
}
