package dev.drumbeat.journey.gate;

import dev.drumbeat.journey.Channel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a contact point must not be used.
 *
 * @param channel the channel it binds; null binds all
 * @param reason OPT_OUT, BOUNCE, COMPLAINT, WRONG_NUMBER, DNC, LITIGATOR, …
 */
public record Suppression(@Nullable Channel channel, String reason, Instant at) {}
