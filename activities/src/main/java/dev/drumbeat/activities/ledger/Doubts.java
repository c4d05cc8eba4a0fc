package dev.drumbeat.activities.ledger;

import dev.drumbeat.activities.provider.Finding;

/** When a look that found nothing says something. */
final class Doubts {
  private Doubts() {}

  /**
   * A look that found nothing is no look while events of the provider wait to be applied: one of
   * them may be the proof.
   */
  static Finding unlessWaiting(Finding finding, boolean eventsWait) {
    return finding instanceof Finding.Nothing && eventsWait
        ? new Finding.Unreadable("Events of the provider wait to be applied")
        : finding;
  }
}
