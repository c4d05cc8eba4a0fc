package dev.drumbeat.simulator.twilio;

import dev.drumbeat.simulator.engine.ProviderContext;
import dev.drumbeat.simulator.faults.FaultStage;
import dev.drumbeat.simulator.http.Params;
import dev.drumbeat.simulator.people.CallFate;
import dev.drumbeat.simulator.people.PhonePersona;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Leads each call from the queue to its end. After a restart an unfinished call is made anew. */
final class CallLife {
  private static final double SECONDS_IN_QUEUE = 0.3;
  private static final double SECONDS_OF_GREETING = 2;
  private static final double RINGS_OF_NO_ANSWER = 3;

  /** Of all who pick up, 3 % can't be told, and from one in six machines no beep is heard. */
  private static final double UNCLEAR = 0.03;

  private static final double MUFFLED = 0.2;

  /** An unallocated number, as carriers and Twilio's message error 30005 mean it. */
  private static final int UNKNOWN_NUMBER = 30005;

  private final ProviderContext context;
  private final Shelf<Call> calls;
  private final TwilioPost post;
  private final StatusNotices notices;

  CallLife(ProviderContext context, Shelf<Call> calls, TwilioPost post, StatusNotices notices) {
    this.context = context;
    this.calls = calls;
    this.post = post;
    this.notices = notices;
  }

  void begin(Call call) {
    if (!call.status().isFinal() && context.callbacks()) {
      context.agenda().longTask(() -> new OneCall(call.sid()).run());
    }
  }

  /** Ends a call over the API; false when it has ended. */
  boolean end(Call call, CallStatus status) throws InterruptedException {
    Call now =
        calls.update(
            call.sid(),
            c ->
                status == CallStatus.CANCELED && c.status() == CallStatus.IN_PROGRESS
                    ? c
                    : c.reached(status, context.agenda().now()));
    if (call.status().isFinal() || now == null || now.status() != status) {
      return false;
    }
    note(now);
    new CallEvents(notices, account()).tell(now, "completed", status.wire());
    return true;
  }

  private void note(Call call) {
    context.journal().note(TwilioProvider.NAME, call.sid(), call.status().wire(), call.state());
  }

  private String account() {
    return context.credentials().accountSid();
  }

  private final class OneCall {
    private final String sid;
    private final CallEvents events = new CallEvents(notices, account());

    OneCall(String sid) {
      this.sid = sid;
    }

    void run() throws InterruptedException {
      Call call = now();
      PhonePersona persona = context.people().phone(call.to());
      wait(SECONDS_IN_QUEUE);
      if (isOver()) {
        return;
      }
      events.tell(call, "initiated", "initiated");
      if (neverRings(call, persona)) {
        end(CallStatus.FAILED, 0);
        return;
      }
      wait(SECONDS_IN_QUEUE);
      events.tell(reach(CallStatus.RINGING), "ringing", CallStatus.RINGING.wire());
      wait(persona.call().ringSeconds());
      if (!isOver()) {
        pickUp(persona.call());
      }
    }

    private boolean neverRings(Call call, PhonePersona persona) {
      Integer code = persona.undeliveredCode();
      return call.fate().at(FaultStage.DELIVERY) != null
          || (code != null && code == UNKNOWN_NUMBER);
    }

    private void pickUp(CallFate fate) throws InterruptedException {
      switch (fate.outcome()) {
        case BUSY -> end(CallStatus.BUSY, 0);
        case NO_ANSWER -> {
          wait(fate.ringSeconds() * (RINGS_OF_NO_ANSWER - 1));
          end(CallStatus.NO_ANSWER, 0);
        }
        case HUMAN, VOICEMAIL -> talk(fate);
      }
    }

    private void talk(CallFate fate) throws InterruptedException {
      boolean human = fate.outcome() == CallFate.Outcome.HUMAN;
      CallForm.Detection detection = now().form().detection();
      reach(CallStatus.IN_PROGRESS);
      String verdict = detection == null ? null : verdict(fate, detection.untilMessageEnd());
      Line line = line(fate, human);
      if (detection != null && !detection.async()) {
        if (!human && detection.untilMessageEnd()) {
          line.pass(SECONDS_OF_GREETING);
        }
        change(c -> c.answeredBy(verdict));
      }
      events.tell(now(), "answered", CallStatus.IN_PROGRESS.wire());
      note(now());
      Map<String, String> fields =
          CallEvents.fields(now(), account(), CallStatus.IN_PROGRESS.wire());
      if (detection != null && detection.async()) {
        tellVerdict(detection, String.valueOf(verdict));
      }
      follow(new TwimlWalk(post, fields, line, human ? fate.digit() : null));
      end(CallStatus.COMPLETED, line.billedSeconds());
    }

    /** People who press nothing leave after a while; machines record until the script ends. */
    private Line line(CallFate fate, boolean human) {
      double limit = now().form().timeLimitSeconds();
      double longest = human && fate.digit() == null ? Math.min(limit, fate.talkSeconds()) : limit;
      return new Line(context.pace(), longest, this::isOver);
    }

    private void follow(TwimlWalk walk) throws InterruptedException {
      CallForm form = now().form();
      String url = form.url();
      String fallback = form.fallbackUrl();
      TwimlWalk.Source first =
          url == null
              ? new TwimlWalk.Source(null, String.valueOf(form.twiml()))
              : walk.fetch(url, form.method(), Map.of());
      boolean fine = first != null && walk.walk(first);
      if (!fine && fallback != null) {
        walk.walk(walk.fetch(fallback, "POST", Map.of("ErrorCode", "11200")));
      }
    }

    private static String verdict(CallFate fate, boolean untilMessageEnd) {
      if (fate.clarity() < UNCLEAR) {
        return "unknown";
      }
      if (fate.outcome() == CallFate.Outcome.HUMAN) {
        return "human";
      }
      if (!untilMessageEnd) {
        return "machine_start";
      }
      return fate.clarity() < MUFFLED ? "machine_end_silence" : "machine_end_beep";
    }

    private void tellVerdict(CallForm.Detection detection, String verdict) {
      change(c -> c.answeredBy(verdict));
      String url = detection.asyncCallback();
      if (url != null) {
        Params params =
            Params.of(
                Map.of(
                    "CallSid",
                    sid,
                    "AccountSid",
                    account(),
                    "AnsweredBy",
                    verdict,
                    "MachineDetectionDuration",
                    "2000"));
        context
            .agenda()
            .after(
                context.pace().seconds(SECONDS_OF_GREETING),
                () -> post.send(Notice.post(url, params)));
      }
    }

    private Call reach(CallStatus status) {
      return change(c -> c.reached(status, context.agenda().now()));
    }

    private void end(CallStatus status, long seconds) throws InterruptedException {
      if (isOver()) {
        return;
      }
      Call call = change(c -> c.ended(status, context.agenda().now(), seconds));
      events.tell(call, "completed", call.status().wire());
      note(call);
    }

    private Call change(UnaryOperator<Call> change) {
      return require(calls.update(sid, change));
    }

    private Call now() {
      return require(calls.find(sid));
    }

    private Call require(@Nullable Call call) {
      if (call == null) {
        throw new IllegalStateException("calls are never deleted: " + sid);
      }
      return call;
    }

    private boolean isOver() {
      return now().status().isFinal();
    }

    private void wait(double seconds) throws InterruptedException {
      Thread.sleep(context.pace().seconds(seconds));
    }
  }
}
