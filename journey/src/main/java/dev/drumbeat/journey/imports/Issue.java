package dev.drumbeat.journey.imports;

import org.jspecify.annotations.Nullable;

/**
 * One thing about a file or row that an operator should know.
 *
 * @param line of the file, from 1; the header is 1
 * @param column the column's own name; null when the row as a whole is meant
 * @param value the cell as it stands in the file
 * @param fix what to do about it
 */
public record Issue(
    long line,
    @Nullable String column,
    @Nullable String value,
    String code,
    String message,
    String fix) {}
