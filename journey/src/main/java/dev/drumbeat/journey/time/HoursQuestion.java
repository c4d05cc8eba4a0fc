package dev.drumbeat.journey.time;

import dev.drumbeat.journey.Channel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * May a person be contacted at that instant?
 *
 * @param phone E.164, or as people in the US write it
 * @param zip five digits, or ZIP+4
 * @param state the address's, a code or a name
 */
public record HoursQuestion(
    @Nullable String phone,
    @Nullable String zip,
    @Nullable String state,
    Channel channel,
    Instant at) {}
