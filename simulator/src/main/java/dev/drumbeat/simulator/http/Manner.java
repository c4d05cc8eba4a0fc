package dev.drumbeat.simulator.http;

import java.time.Duration;

/** How an answer leaves the server. */
public sealed interface Manner {
  /** After the provider's usual time. */
  record Prompt() implements Manner {}

  /** Only after this time more, which is meant to outlast the client's patience. */
  record Late(Duration delay) implements Manner {}

  /** Not at all: the connection closes without a byte. */
  record Reset() implements Manner {}

  /** Byte by byte, so that the whole takes about this long. */
  record Drip(Duration total) implements Manner {}
}
