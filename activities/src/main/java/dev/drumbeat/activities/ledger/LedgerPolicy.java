package dev.drumbeat.activities.ledger;

import java.time.Duration;
import java.util.Set;

/**
 * How doubts are cleared up.
 *
 * @param answerTimeout the longest that a provider's answer is waited for
 * @param readGap time between two reads of a provider's list
 * @param deadline when what is still in doubt is given up and listed for a person
 * @param emptyReadsProve kinds for which two empty reads, {@code readGap} apart, count as proof
 *     that the provider never took it; by default only what does no harm when it comes twice
 */
public record LedgerPolicy(
    Duration answerTimeout, Duration readGap, Duration deadline, Set<String> emptyReadsProve) {
  private static final Duration MARGIN = Duration.ofSeconds(60);

  public static final LedgerPolicy DEFAULT =
      new LedgerPolicy(
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Duration.ofHours(24),
          Set.of("EMAIL", "PARCEL", "OWNER_CONTACTS"));

  public LedgerPolicy {
    emptyReadsProve = Set.copyOf(emptyReadsProve);
  }

  /** How long after its submit an attempt without a record can only be a crash's. */
  public Duration crashedAfter() {
    return answerTimeout.plus(MARGIN);
  }
}
