package dev.drumbeat.db.property;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A property to be stored.
 *
 * @param sourceKey its own id in its source; taken once
 * @param area gross floor area, square feet
 * @param fields anything else that conditions and templates may name
 */
public record NewProperty(
    String source,
    String sourceKey,
    @Nullable String name,
    String address,
    @Nullable String city,
    @Nullable String state,
    @Nullable String zip,
    @Nullable String parcel,
    @Nullable String type,
    @Nullable BigDecimal area,
    @Nullable Integer yearBuilt,
    @Nullable Double latitude,
    @Nullable Double longitude,
    @Nullable Long ownerId,
    Map<String, Object> fields,
    List<String> tags) {
  public NewProperty {
    tags = List.copyOf(tags);
  }
}
