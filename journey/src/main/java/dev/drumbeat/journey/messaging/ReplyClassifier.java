package dev.drumbeat.journey.messaging;

/** Says what an inbound text means, by keywords and by rules for free text. */
public final class ReplyClassifier {
  private ReplyClassifier() {}

  public static Reply classify(String text) {
    throw new UnsupportedOperationException(text);
  }
}
