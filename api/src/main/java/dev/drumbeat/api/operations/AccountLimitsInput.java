package dev.drumbeat.api.operations;

import dev.drumbeat.db.ledger.AccountLimits;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What may leave through a provider's account; what is left out has the provider's default. */
record AccountLimitsInput(
    @Positive @Nullable BigDecimal messagesPerSecond,
    @Positive @Nullable BigDecimal callsPerSecond,
    @Positive @Nullable Integer concurrentCalls) {
  AccountLimits limits() {
    return new AccountLimits(messagesPerSecond, callsPerSecond, concurrentCalls);
  }
}
