package dev.drumbeat.db.dnc;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A list, or a newer version of it: the name says which.
 *
 * @param state two letters, for a list of kind STATE only
 * @param source where it was had, with the order or file it came by
 * @param asOf the day whose state it gives
 */
public record NewDncList(
    String name, DncKind kind, @Nullable String state, String source, LocalDate asOf) {}
