package dev.drumbeat.db.enrichment;

import org.jspecify.annotations.Nullable;

/**
 * What a parcel's record says of a property.
 *
 * @param ownerKey what makes two records one owner; null when no owner is named
 */
public record FoundParcel(
    long propertyId,
    @Nullable String parcel,
    @Nullable String ownerKey,
    @Nullable String ownerName,
    @Nullable String mailAddress,
    @Nullable String use,
    @Nullable Integer yearBuilt,
    @Nullable String zoning,
    boolean simulated) {}
