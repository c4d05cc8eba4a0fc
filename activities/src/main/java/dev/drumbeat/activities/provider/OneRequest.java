package dev.drumbeat.activities.provider;

final class OneRequest implements AutoCloseable {
  OneRequest(HttpTimeouts timeouts) {}

  @Override
  public void close() {}
}
