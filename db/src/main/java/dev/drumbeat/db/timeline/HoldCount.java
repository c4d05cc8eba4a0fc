package dev.drumbeat.db.timeline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many active leads a rule holds back.
 *
 * @param until when the first of them is asked about again; null when something else must end it
 */
public record HoldCount(String rule, long count, @Nullable Instant until) {}
