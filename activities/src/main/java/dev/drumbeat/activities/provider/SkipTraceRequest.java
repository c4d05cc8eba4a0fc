package dev.drumbeat.activities.provider;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One look-up of how the people of an address can be reached. */
public record SkipTraceRequest(
    UUID attempt,
    String effect,
    String street,
    @Nullable String city,
    @Nullable String state,
    @Nullable String zip,
    @Nullable String ownerName) {

  /** Without anything personal. */
  @Override
  public String toString() {
    return "SkipTraceRequest[" + attempt + ", " + effect + "]";
  }
}
