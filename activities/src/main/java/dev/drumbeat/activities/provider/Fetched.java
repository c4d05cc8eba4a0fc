package dev.drumbeat.activities.provider;

/** A resource read back by the provider's id. */
public sealed interface Fetched<T> {

  record State<T>(T state) implements Fetched<T> {}

  /** The provider knows no such id. */
  record Missing<T>() implements Fetched<T> {}

  record Unreadable<T>(String reason) implements Fetched<T> {}
}
