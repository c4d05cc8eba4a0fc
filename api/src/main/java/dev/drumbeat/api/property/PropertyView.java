package dev.drumbeat.api.property;

import dev.drumbeat.db.property.NewProperty;
import dev.drumbeat.db.property.Property;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A property as a client reads it.
 *
 * @param area gross floor area, square feet
 * @param stoppedAt since when nobody is contacted about it
 */
record PropertyView(
    String id,
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
    @Nullable String ownerId,
    Map<String, Object> fields,
    List<String> tags,
    @Nullable Instant stoppedAt,
    @Nullable String stoppedReason,
    Instant createdAt,
    Instant updatedAt) {
  static PropertyView of(Property property) {
    NewProperty details = property.details();
    return new PropertyView(
        Long.toString(property.id()),
        details.source(),
        details.sourceKey(),
        details.name(),
        details.address(),
        details.city(),
        details.state(),
        details.zip(),
        details.parcel(),
        details.type(),
        details.area(),
        details.yearBuilt(),
        details.latitude(),
        details.longitude(),
        details.ownerId() == null ? null : details.ownerId().toString(),
        details.fields(),
        details.tags(),
        property.stoppedAt(),
        property.stoppedReason(),
        property.createdAt(),
        property.updatedAt());
  }
}
