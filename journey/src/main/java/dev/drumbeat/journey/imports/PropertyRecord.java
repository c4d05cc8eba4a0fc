package dev.drumbeat.journey.imports;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One property as a row gives it.
 *
 * @param sourceKey the row's key in its source, or one made of address and ZIP
 * @param area gross floor area in square feet
 * @param ownerName and phone, email, consentBasis: the optional contact columns
 * @param extra every other non-empty column by its own name
 */
public record PropertyRecord(
    String sourceKey,
    @Nullable String name,
    String address,
    @Nullable String city,
    @Nullable String state,
    @Nullable String zip,
    @Nullable String parcel,
    @Nullable String type,
    @Nullable Long area,
    @Nullable Integer yearBuilt,
    @Nullable Double latitude,
    @Nullable Double longitude,
    @Nullable String ownerName,
    @Nullable String phone,
    @Nullable String email,
    @Nullable String consentBasis,
    Map<String, String> extra) {
  public PropertyRecord {
    extra = Collections.unmodifiableMap(new LinkedHashMap<>(extra));
  }
}
