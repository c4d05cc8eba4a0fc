package dev.drumbeat.journey.assistant;

import dev.drumbeat.journey.messaging.Reply;
import dev.drumbeat.journey.messaging.ReplyClassifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * That somebody asked in a call not to be called again: by what the assistant noted, or by the
 * rules that texts are read by. One doubtful utterance is enough; a consent is asked for anew.
 *
 * @param rule of the replies' table, or which finding of the assistant's
 */
public record Refusal(Kind kind, String rule) {
  private static final List<String> NOTED =
      List.of("optOut", "opt_out", "optedOut", "doNotCall", "do_not_call");

  /** What the refusal is. */
  public enum Kind {
    OPT_OUT,
    /** Somebody else has this number. */
    WRONG_NUMBER
  }

  static Optional<Refusal> of(Map<String, Object> analysis, List<String> utterances) {
    return noted(analysis)
        .or(() -> said(utterances, Reply.Intent.OPT_OUT, Kind.OPT_OUT))
        .or(() -> said(utterances, Reply.Intent.WRONG_NUMBER, Kind.WRONG_NUMBER));
  }

  private static Optional<Refusal> noted(Map<String, Object> analysis) {
    return NOTED.stream()
        .filter(name -> Boolean.TRUE.equals(analysis.get(name)))
        .map(name -> new Refusal(Kind.OPT_OUT, "analysis." + name))
        .findFirst();
  }

  private static Optional<Refusal> said(List<String> utterances, Reply.Intent intent, Kind kind) {
    return utterances.stream()
        .map(ReplyClassifier::classify)
        .filter(reply -> reply.intent() == intent)
        .map(reply -> new Refusal(kind, reply.rule()))
        .findFirst();
  }
}
