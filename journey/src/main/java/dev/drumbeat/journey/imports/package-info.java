/**
 * Properties from a CSV file: which column means what, and which rows can be taken. Only cells are
 * judged here; the file is read elsewhere.
 */
@NullMarked
package dev.drumbeat.journey.imports;

import org.jspecify.annotations.NullMarked;
