package dev.drumbeat.journey.version;

import org.jspecify.annotations.Nullable;

/**
 * One value that differs.
 *
 * @param field its path within the step or the definition, such as {@code retry/attempts}
 * @param from a text, number, truth, list or map as in JSON; null where it was not there
 * @param to null where it is no longer there
 */
public record FieldChange(String field, @Nullable Object from, @Nullable Object to) {}
