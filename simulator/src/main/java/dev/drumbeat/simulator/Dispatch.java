package dev.drumbeat.simulator;

import dev.drumbeat.simulator.control.ControlApi;
import dev.drumbeat.simulator.draw.Draw;
import dev.drumbeat.simulator.engine.Provider;
import dev.drumbeat.simulator.http.Answer;
import dev.drumbeat.simulator.http.HttpDate;
import dev.drumbeat.simulator.http.Json;
import dev.drumbeat.simulator.http.MalformedRequest;
import dev.drumbeat.simulator.http.Request;
import dev.drumbeat.simulator.log.RequestEntry;
import dev.drumbeat.simulator.log.RequestLog;
import dev.drumbeat.simulator.log.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Sends each request to the provider whose path it is, and answers in a provider's usual time. */
final class Dispatch {
  /** Only mail carries attachments. */
  private static final int MAX_BODY_BYTES = 1024 * 1024;

  private static final String MAIL_SEND = "/v3/mail/send";

  private final List<Provider> providers;
  private final ControlApi control;
  private final RequestLog requests;
  private final Duration latency;
  private final Draw jitter;
  private final AtomicLong answers = new AtomicLong();

  Dispatch(
      List<Provider> providers, ControlApi control, RequestLog requests, SimulatorConfig config) {
    this.providers = providers;
    this.control = control;
    this.requests = requests;
    latency = config.behaviour().latency();
    jitter = Draw.of(config.seed(), "latency");
  }

  Answer answer(Request request) {
    try {
      return route(request);
    } catch (MalformedRequest malformed) {
      return Answer.json(400, Json.object("error", malformed.getMessage()));
    }
  }

  private Answer route(Request request) {
    String path = request.path();
    if (request.body().length > MAX_BODY_BYTES && !path.equals(MAIL_SEND)) {
      return Answer.json(413, Json.object("error", "request entity too large"));
    }
    if (control.serves(path)) {
      return control.answer(request);
    }
    for (Provider provider : providers) {
      if (provider.serves(path)) {
        return answer(provider, request);
      }
    }
    return Answer.json(404, Json.object("error", "no provider serves this path"));
  }

  private Answer answer(Provider provider, Request request) {
    long seq =
        requests.arrived(
            new RequestEntry.Arrival(
                provider.name(), request.method(), request.path(), sight(provider, request)));
    Answer answer = judged(provider, request);
    if (Thread.currentThread().isInterrupted()) {
      // Closing is like a crash: the log has it as never answered.
      return answer;
    }
    requests.answered(seq, answer);
    pause();
    return answer.headers().containsKey(HttpDate.HEADER)
        ? answer
        : answer.withHeader(HttpDate.HEADER, HttpDate.of(Instant.now()));
  }

  private static Sighting sight(Provider provider, Request request) {
    try {
      return provider.sight(request);
    } catch (MalformedRequest unreadable) {
      return Sighting.nothing();
    }
  }

  private static Answer judged(Provider provider, Request request) {
    try {
      return provider.answer(request);
    } catch (MalformedRequest malformed) {
      return Answer.json(400, Json.object("error", malformed.getMessage()));
    }
  }

  private void pause() {
    if (latency.isZero()) {
      return;
    }
    double factor = jitter.between(Long.toString(answers.incrementAndGet()), 0.5, 1.5);
    try {
      Thread.sleep(Duration.ofNanos((long) (latency.toNanos() * factor)));
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
