package dev.drumbeat.api.property;

import dev.drumbeat.db.property.PropertyStore;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which properties are asked for.
 *
 * @param list the key of a list
 * @param q part of the name or address
 * @param state two letters
 */
record PropertyQuery(
    @Min(1) @Max(100) @Nullable Integer limit,
    @Min(0) @Nullable Integer offset,
    @Nullable String list,
    @Nullable String q,
    @Pattern(regexp = "[A-Z]{2}", message = "Must be two capital letters") @Nullable String state,
    @Pattern(regexp = "[0-9]{1,18}", message = "Must be the id of an owner")
        @Nullable String owner) {
  PropertyStore.Filter filter() {
    return new PropertyStore.Filter(list, q, state, owner == null ? null : Long.valueOf(owner));
  }
}
