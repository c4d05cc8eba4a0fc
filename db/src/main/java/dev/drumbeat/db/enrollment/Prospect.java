package dev.drumbeat.db.enrollment;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whom a lead would be.
 *
 * @param id of the property, owner or contact, as the campaign enrolls
 * @param key what one active enrollment of a campaign is of
 */
public record Prospect(
    long id,
    String key,
    @Nullable Long propertyId,
    @Nullable Long ownerId,
    @Nullable Long contactId,
    Map<String, Object> property) {}
