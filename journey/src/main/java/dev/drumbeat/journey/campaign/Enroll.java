package dev.drumbeat.journey.campaign;

/** What one enrollment stands for, and whether it may be repeated. One is active per key anyway. */
public record Enroll(Per per, Reentry reentry) {
  public static final Enroll DEFAULT = new Enroll(Per.PROPERTY, new Reentry.Never());
}
