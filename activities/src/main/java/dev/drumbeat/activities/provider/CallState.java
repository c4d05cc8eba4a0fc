package dev.drumbeat.activities.provider;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A call as Twilio sees it.
 *
 * @param status Twilio's own word: {@code queued}, {@code ringing}, {@code completed} …
 * @param duration of the conversation; null until it ended
 * @param answeredBy {@code human}, {@code machine_start}, {@code fax} …; null when not detected
 * @param price positive; null until Twilio has set it
 */
public record CallState(
    String status,
    @Nullable Duration duration,
    @Nullable String answeredBy,
    @Nullable BigDecimal price) {}
