package dev.drumbeat.activities.provider;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One look-up of the parcel at an address; {@code address} is the street line. */
public record ParcelRequest(
    UUID attempt,
    String effect,
    String address,
    @Nullable String city,
    @Nullable String state,
    @Nullable String zip) {

  /** Without anything personal. */
  @Override
  public String toString() {
    return "ParcelRequest[" + attempt + ", " + effect + "]";
  }
}
