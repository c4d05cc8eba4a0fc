package dev.drumbeat.local.proof;

import org.jspecify.annotations.Nullable;

/**
 * One acceptance in the providers' log.
 *
 * @param seq its place in the log
 * @param kind sms, email, call, parcel or skiptrace
 * @param id the provider's
 * @param attempt as the request carried it; likewise the effect
 */
public record Acceptance(
    long seq, String kind, String id, @Nullable String attempt, @Nullable String effect) {

  @Override
  public String toString() {
    return kind + " " + id + " (attempt " + attempt + ", effect " + effect + ")";
  }
}
