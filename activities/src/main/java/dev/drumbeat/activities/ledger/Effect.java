package dev.drumbeat.activities.ledger;

import dev.drumbeat.activities.provider.Answer;
import dev.drumbeat.activities.provider.Finding;
import dev.drumbeat.db.ledger.Intent;
import dev.drumbeat.db.ledger.Others;
import java.util.UUID;

/** One kind of effect on the world: its one request, and how to find out what became of it. */
public interface Effect {
  /** Makes the one request of an attempt. Never throws for what a provider did. */
  Answer send(Intent intent, UUID attempt);

  /**
   * Looks whether the provider has taken the latest attempt. A provider that cannot be read answers
   * {@link Finding.Nothing}: what could prove it is a callback, and none came.
   *
   * @param others what is known of other attempts at its contact point
   */
  Finding find(Intent intent, Others others);
}
