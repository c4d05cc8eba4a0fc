package dev.drumbeat.activities.provider;

import org.jspecify.annotations.Nullable;

/**
 * What a parcel's record says.
 *
 * @param parcel the assessor's parcel number
 * @param ownerMailAddress one line: street, city, state and ZIP, as far as known
 * @param use the assessor's description of its use
 * @param simulated made up by the simulator
 */
public record ParcelFacts(
    @Nullable String parcel,
    @Nullable String ownerName,
    @Nullable String ownerMailAddress,
    @Nullable String use,
    @Nullable Integer yearBuilt,
    @Nullable String zoning,
    boolean simulated) {}
