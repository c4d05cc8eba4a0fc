package dev.drumbeat.db.ledger;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What may leave through a provider's account, by all its senders together; null is the default.
 *
 * @param messagesPerSecond texts or e-mails; none by default
 * @param callsPerSecond calls begun; by default 1 at a live Twilio account, else none
 * @param concurrentCalls open calls; none by default
 */
public record AccountLimits(
    @Nullable BigDecimal messagesPerSecond,
    @Nullable BigDecimal callsPerSecond,
    @Nullable Integer concurrentCalls) {}
