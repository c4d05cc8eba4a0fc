package dev.drumbeat.db.enrollment;

import org.jspecify.annotations.Nullable;

/** The contact point that was chosen for a lead, to be kept for all of its journey. */
public record PointKept(
    long id, @Nullable Long phonePoint, @Nullable Long emailPoint, long contactId) {}
