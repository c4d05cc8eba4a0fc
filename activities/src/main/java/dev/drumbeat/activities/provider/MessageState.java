package dev.drumbeat.activities.provider;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A text as Twilio sees it.
 *
 * @param status Twilio's own word: {@code queued}, {@code sent}, {@code delivered} …
 * @param errorCode Twilio's code, e.g. {@code 30003}; null without an error
 * @param price positive; null until Twilio has set it
 */
public record MessageState(String status, @Nullable String errorCode, @Nullable BigDecimal price) {}
