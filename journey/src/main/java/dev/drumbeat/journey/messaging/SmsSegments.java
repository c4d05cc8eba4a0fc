package dev.drumbeat.journey.messaging;

/** Counts the segments of a text as carriers bill them. */
public final class SmsSegments {
  private SmsSegments() {}

  public static Segments count(String text) {
    throw new UnsupportedOperationException(text);
  }
}
