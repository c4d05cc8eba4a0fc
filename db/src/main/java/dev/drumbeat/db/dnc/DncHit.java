package dev.drumbeat.db.dnc;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * That a phone is on a list.
 *
 * @param state of a list of kind STATE
 * @param date of the entry, see {@link DncEntry}
 * @param asOf of the list
 */
public record DncHit(
    String phone,
    DncKind kind,
    String list,
    @Nullable String state,
    @Nullable LocalDate date,
    LocalDate asOf) {}
