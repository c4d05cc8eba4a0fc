package dev.drumbeat.simulator.people;

/** What somebody answers to a first text. */
public record TextReply(Kind kind, String text) {
  public enum Kind {
    INTERESTED,
    NOT_INTERESTED,
    QUESTION,
    LATER,
    WRONG_NUMBER,
    OPT_OUT_KEYWORD,
    OPT_OUT_FREE_TEXT
  }
}
