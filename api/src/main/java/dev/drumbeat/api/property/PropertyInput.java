package dev.drumbeat.api.property;

import dev.drumbeat.db.property.NewProperty;
import dev.drumbeat.db.property.Property;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A property as a client writes it.
 *
 * @param source where it is from; {@code api} when left out
 * @param sourceKey its id there; made up when left out
 * @param area gross floor area, square feet
 * @param fields anything else that conditions and templates may name
 */
record PropertyInput(
    @NotBlank @Size(max = 63) @Nullable String source,
    @NotBlank @Size(max = 200) @Nullable String sourceKey,
    @Size(max = 300) @Nullable String name,
    @NotBlank @Size(max = 300) String address,
    @Size(max = 100) @Nullable String city,
    @Pattern(regexp = "[A-Z]{2}", message = "Must be two capital letters") @Nullable String state,
    @Pattern(regexp = "[0-9]{5}", message = "Must be five digits") @Nullable String zip,
    @Size(max = 100) @Nullable String parcel,
    @Size(max = 100) @Nullable String type,
    @Positive @Nullable BigDecimal area,
    @Min(1600) @Max(2100) @Nullable Integer yearBuilt,
    @Min(-90) @Max(90) @Nullable Double latitude,
    @Min(-180) @Max(180) @Nullable Double longitude,
    @Pattern(regexp = "[0-9]{1,18}", message = "Must be the id of an owner")
        @Nullable String ownerId,
    @Nullable Map<String, Object> fields,
    @Size(max = 50) @Nullable List<@NotBlank @Size(max = 50) String> tags) {
  /** What is to be stored; an existing property keeps its source and key where none is given. */
  NewProperty wanted(@Nullable Property before) {
    String from = before == null ? "api" : before.details().source();
    String key = before == null ? UUID.randomUUID().toString() : before.details().sourceKey();
    return new NewProperty(
        source == null ? from : source,
        sourceKey == null ? key : sourceKey,
        name,
        address,
        city,
        state,
        zip,
        parcel,
        type,
        area,
        yearBuilt,
        latitude,
        longitude,
        ownerId == null ? null : Long.valueOf(ownerId),
        fields == null ? Map.of() : fields,
        tags == null ? List.of() : tags);
  }
}
