package dev.drumbeat.simulator.twilio;

import dev.drumbeat.simulator.engine.Delivery;
import dev.drumbeat.simulator.http.Params;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Carries out TwiML on a line, fetching more of it where it leads. */
final class TwimlWalk {
  /** Twilio has no such limit; a document that redirects to itself would never end. */
  private static final int MAX_DOCUMENTS = 50;

  private static final double SECONDS_TO_PRESS = 1.5;

  private final TwilioPost post;
  private final Map<String, String> callFields;
  private final Line line;
  private @Nullable String digit;
  private int documents;

  /**
   * @param callFields what each request says of the call
   * @param digit what the callee presses at the first chance; null for a machine, and for a person
   *     who hangs up when asked
   */
  TwimlWalk(TwilioPost post, Map<String, String> callFields, Line line, @Nullable String digit) {
    this.post = post;
    this.callFields = callFields;
    this.line = line;
    this.digit = digit;
  }

  /** A document and the URL that it came from, against which its links are read. */
  record Source(@Nullable String url, String document) {}

  /** Walks until the end. False when a document couldn't be had or read. */
  boolean walk(@Nullable Source source) throws InterruptedException {
    Source next = source;
    while (next != null && line.isOpen()) {
      List<Verb> verbs = Twiml.parse(next.document());
      if (verbs == null || ++documents > MAX_DOCUMENTS) {
        return false;
      }
      Step step = perform(verbs, next.url());
      if (step instanceof Step.Lost) {
        return false;
      }
      next = step instanceof Step.Goto(Source other) ? other : null;
    }
    return true;
  }

  @Nullable Source fetch(String url, String method, Map<String, String> more)
      throws InterruptedException {
    Map<String, String> fields = new LinkedHashMap<>(callFields);
    fields.putAll(more);
    Delivery delivery = post.send(Notice.of(method, url, Params.of(fields)));
    return delivery instanceof Delivery.Answered answered && answered.isSuccess()
        ? new Source(url, answered.body())
        : null;
  }

  private sealed interface Step {
    record End() implements Step {}

    record Goto(Source source) implements Step {}

    /** The next document couldn't be had. */
    record Lost() implements Step {}
  }

  private Step perform(List<Verb> verbs, @Nullable String base) throws InterruptedException {
    for (Verb verb : verbs) {
      if (!line.isOpen()) {
        return new Step.End();
      }
      Step step = perform(verb, base);
      if (step != null) {
        return step;
      }
    }
    return new Step.End();
  }

  /** Null goes on with the next verb. */
  private @Nullable Step perform(Verb verb, @Nullable String base) throws InterruptedException {
    switch (verb) {
      case Verb.Sound(double seconds) -> line.pass(seconds);
      case Verb.Hangup() -> {
        line.hangUp();
        return new Step.End();
      }
      case Verb.Redirect(String url, String method) -> {
        return go(resolve(base, url), method, Map.of());
      }
      case Verb.Gather gather -> {
        return gather(gather, base);
      }
    }
    return null;
  }

  private @Nullable Step gather(Verb.Gather gather, @Nullable String base)
      throws InterruptedException {
    for (Verb prompt : gather.prompts()) {
      perform(prompt, base);
    }
    String action = gather.action() == null ? base : resolve(base, gather.action());
    String pressed = gather.digits() ? digit : null;
    if (pressed != null && line.isOpen()) {
      digit = null;
      line.pass(SECONDS_TO_PRESS);
      return go(action, gather.method(), Map.of("Digits", pressed));
    }
    line.pass(gather.patience().seconds());
    return gather.patience().tellEmpty() && line.isOpen()
        ? go(action, gather.method(), Map.of("Digits", ""))
        : null;
  }

  private Step go(@Nullable String url, String method, Map<String, String> fields)
      throws InterruptedException {
    Source source = url == null ? null : fetch(url, method, fields);
    return source == null ? new Step.Lost() : new Step.Goto(source);
  }

  private static @Nullable String resolve(@Nullable String base, String link) {
    try {
      URI uri = base == null ? URI.create(link) : URI.create(base).resolve(link);
      return CallbackUrls.isValid(uri.toString()) ? uri.toString() : null;
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }
}
