package dev.drumbeat.simulator.vapi;

import dev.drumbeat.simulator.engine.ProviderContext;
import dev.drumbeat.simulator.faults.FaultStage;
import dev.drumbeat.simulator.people.CallFate;
import java.util.Objects;

/** Leads each call from the queue to its end. After a restart an unfinished call is made anew. */
final class CallLife {
  private static final double SECONDS_IN_QUEUE = 0.3;
  private static final double RINGS_OF_NO_ANSWER = 3;
  private static final double SECONDS_OF_ANALYSIS = 0.5;

  private final ProviderContext context;
  private final Calls calls;
  private final Cast cast;
  private final ServerMessages messages;

  CallLife(ProviderContext context, Calls calls, Cast cast) {
    this.context = context;
    this.calls = calls;
    this.cast = cast;
    this.messages = new ServerMessages(context);
  }

  void begin(Call call) {
    if (!call.isOver() && context.callbacks()) {
      context.agenda().longTask(() -> new OneCall(call.id()).run());
    }
  }

  private final class OneCall {
    private final String id;
    private final ServerMessages.OfOne telling = messages.new OfOne();

    OneCall(String id) {
      this.id = id;
    }

    void run() throws InterruptedException {
      wait(SECONDS_IN_QUEUE);
      if (now().fate().at(FaultStage.DELIVERY) != null) {
        end("twilio-failed-to-connect-call", Talk.NONE);
        return;
      }
      CallFate fate = context.people().phone(now().form().number()).call();
      reach(Call.RINGING);
      wait(fate.ringSeconds());
      switch (fate.outcome()) {
        case BUSY -> end("customer-busy", Talk.NONE);
        case NO_ANSWER -> {
          wait(fate.ringSeconds() * (RINGS_OF_NO_ANSWER - 1));
          end("customer-did-not-answer", Talk.NONE);
        }
        case VOICEMAIL -> {
          reach(Call.IN_PROGRESS);
          end("voicemail", Talk.NONE);
        }
        case HUMAN -> {
          reach(Call.IN_PROGRESS);
          wait(Math.min(fate.talkSeconds(), now().form().maxDurationSeconds()));
          end("customer-ended-call", cast.talk(now()));
        }
      }
    }

    private void reach(String status) throws InterruptedException {
      telling.status(calls.update(id, call -> call.reached(status, context.agenda().now())));
    }

    /** The end is noted last: what a crash kept from being told is lived through again. */
    private void end(String reason, Talk talk) throws InterruptedException {
      Call call = calls.update(id, c -> c.ended(reason, talk, context.agenda().now()));
      telling.status(call);
      wait(SECONDS_OF_ANALYSIS);
      telling.report(call);
      context.journal().note(VapiProvider.NAME, id, Call.ENDED, call.state());
    }

    private Call now() {
      return Objects.requireNonNull(calls.find(id));
    }

    private void wait(double seconds) throws InterruptedException {
      Thread.sleep(context.pace().seconds(seconds));
    }
  }
}
