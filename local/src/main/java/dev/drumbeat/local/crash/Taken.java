package dev.drumbeat.local.crash;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One acceptance in the providers' own log.
 *
 * @param kind sms, email, call, ai_call, parcel, skiptrace, payment or webhook
 * @param attempt as the request carried it: its id, or a key that all requests of the effect have
 * @param to whom it addresses; of a webhook the lead and step that its body tells of
 */
public record Taken(
    long seq, Instant at, String kind, String id, @Nullable String attempt, @Nullable String to) {

  @Override
  public String toString() {
    return kind + " " + id + " (" + attempt + ") at " + at;
  }
}
