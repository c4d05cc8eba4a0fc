package dev.drumbeat.local.proof;

import org.jspecify.annotations.Nullable;

/**
 * One acceptance in the providers' log.
 *
 * @param seq its place in the log
 * @param kind sms, email, call, parcel or skiptrace
 * @param id the provider's
 * @param attempt as the request carried it; likewise the effect
 * @param to whom it addresses; compared, never printed
 */
public record Acceptance(
    long seq,
    String kind,
    String id,
    @Nullable String attempt,
    @Nullable String effect,
    @Nullable String to) {

  @Override
  public String toString() {
    return kind + " " + id + " (attempt " + attempt + ", effect " + effect + ")";
  }
}
