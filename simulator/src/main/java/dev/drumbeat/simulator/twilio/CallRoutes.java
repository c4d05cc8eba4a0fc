package dev.drumbeat.simulator.twilio;

import dev.drumbeat.simulator.engine.ProviderContext;
import dev.drumbeat.simulator.engine.Submission;
import dev.drumbeat.simulator.faults.Fate;
import dev.drumbeat.simulator.faults.FaultStage;
import dev.drumbeat.simulator.http.Answer;
import dev.drumbeat.simulator.http.Json;
import dev.drumbeat.simulator.http.Params;
import dev.drumbeat.simulator.http.Request;
import dev.drumbeat.simulator.log.AcceptedDraft;
import dev.drumbeat.simulator.log.AcceptedEntry;
import dev.drumbeat.simulator.log.Kind;
import dev.drumbeat.simulator.log.Tags;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls.json and Calls/{sid}.json. */
final class CallRoutes {
  private final ProviderContext context;
  private final Shelf<Call> calls;
  private final CallLife life;

  CallRoutes(ProviderContext context, Shelf<Call> calls, CallLife life) {
    this.context = context;
    this.calls = calls;
    this.life = life;
  }

  Answer collection(Request request) {
    return request.isPost() ? create(request.form()) : list(request);
  }

  Answer one(Request request, String sid) throws InterruptedException {
    Call call = calls.find(sid);
    if (call == null) {
      return TwilioError.notFound(request.path()).answer();
    }
    return request.isPost() ? update(call, request.form()) : Answer.json(200, json(call));
  }

  private Answer create(Params params) {
    TwilioError error = CallRules.check(params);
    return error == null
        ? context.intake().submit(new NewCall(Sids.next("CA"), CallForm.of(params)))
        : error.answer();
  }

  private Answer update(Call call, Params params) throws InterruptedException {
    String status = params.first("Status", "");
    if (!status.equals("canceled") && !status.equals("completed")) {
      return TwilioError.badRequest(20001, "Status must be canceled or completed").answer();
    }
    if (!life.end(call, CallStatus.of(status))) {
      return TwilioError.badRequest(21220, "Call is not in-progress. Cannot redirect.").answer();
    }
    Call now = calls.find(call.sid());
    return Answer.json(200, json(now == null ? call : now));
  }

  private Answer list(Request request) {
    Params query = request.query();
    Instant now = context.agenda().now();
    String status = query.first("Status");
    return Listing.answer(
        calls,
        query,
        call ->
            !call.stamp().visibleFrom().isAfter(now)
                && (status == null || call.status().wire().equals(status))
                && Listing.inRange(query, "StartTime", call.byItsClock(call.state().started()))
                && Listing.inRange(query, "EndTime", call.byItsClock(call.ended())),
        new Listing.Shape<>("calls", request.path(), this::json));
  }

  private Map<String, @Nullable Object> json(Call call) {
    return CallJson.of(call, context.credentials().accountSid());
  }

  /** Puts a call on the shelf, new or from before a restart. */
  Call add(AcceptedEntry entry, CallForm form) {
    Fate fate = entry.fate();
    Instant visibleFrom = entry.at().plus(fate.delay(FaultStage.LIST));
    return calls.add(ordinal ->
        Call.created(entry.id(), form, new Listed.Stamp(ordinal, entry.at(), visibleFrom), fate));
  }

  private final class NewCall implements Submission {
    private final String sid;
    private final CallForm form;
    private @Nullable Call created;

    NewCall(String sid, CallForm form) {
      this.sid = sid;
      this.form = form;
    }

    @Override
    public String provider() {
      return TwilioProvider.NAME;
    }

    @Override
    public List<AcceptedDraft> drafts() {
      CallForm.Callback callback = form.statusCallback();
      return List.of(
          new AcceptedDraft(
              new AcceptedDraft.Subject(TwilioProvider.NAME, Kind.CALL, sid),
              Tags.ofCallback(callback == null ? form.url() : callback.url()),
              new AcceptedDraft.Parties(form.to(), form.from()),
              String.valueOf(form.url() == null ? form.twiml() : form.url()),
              Json.MAPPER.valueToTree(form)));
    }

    @Override
    public void accepted(List<AcceptedEntry> entries) {
      created = add(entries.getFirst(), form);
      life.begin(created);
    }

    @Override
    public Answer success() {
      if (created == null) {
        throw new IllegalStateException("answered before it was accepted: " + sid);
      }
      return Answer.json(201, json(created));
    }

    @Override
    public Answer error(int status) {
      return TwilioError.ofStatus(status).answer();
    }

    @Override
    public Answer rejected(int code) {
      return TwilioError.planned(code).answer();
    }
  }
}
