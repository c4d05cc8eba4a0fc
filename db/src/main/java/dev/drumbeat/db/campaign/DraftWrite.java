package dev.drumbeat.db.campaign;

/**
 * What became of a write that expects the draft as its writer has read it.
 *
 * @param <T> what has the draft: a campaign, a template
 */
public sealed interface DraftWrite<T> {
  /** It is written; this is how it now is, or how it was before it was removed. */
  record Done<T>(T it) implements DraftWrite<T> {}

  /** Nothing is written, because another was first; this is how that one left it. */
  record Stale<T>(T current) implements DraftWrite<T> {}

  /** There is no such thing. */
  record Missing<T>() implements DraftWrite<T> {}
}
