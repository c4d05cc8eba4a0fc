package dev.drumbeat.local.demo;

import dev.drumbeat.local.proof.Balance;
import dev.drumbeat.local.proof.Proof;

/**
 * What a run came to.
 *
 * @param rejectedRows of the file that its audience was imported from
 * @param temporal dev, embedded or external
 */
public record Result(
    Standing standing,
    long rejectedRows,
    Proof proof,
    Balance balance,
    EngineUse engine,
    String temporal) {

  /** Whether the run is over and everything about it adds up. */
  public boolean holds() {
    return standing.ended()
        && standing.counts().addUp()
        && proof.holds()
        && balance.differences().isEmpty();
  }
}
