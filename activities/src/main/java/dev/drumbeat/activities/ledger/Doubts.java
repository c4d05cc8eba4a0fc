package dev.drumbeat.activities.ledger;

import dev.drumbeat.activities.provider.Finding;
import dev.drumbeat.db.ledger.DoubtStore;
import dev.drumbeat.db.ledger.Intent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

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

  static Finding unlessTaken(DSLContext tx, Intent intent, Finding finding) {
    return unlessTaken(tx, List.of(intent), List.of(finding)).getFirst();
  }

  /**
   * What was found and has meanwhile become another attempt's, or was found for one before, is not
   * found: it is looked up again. Within the transaction that records it.
   */
  static List<Finding> unlessTaken(DSLContext tx, List<Intent> intents, List<Finding> findings) {
    var holders =
        DoubtStore.holders(
            tx,
            findings.stream()
                .filter(Finding.Found.class::isInstance)
                .map(finding -> ((Finding.Found) finding).providerId())
                .toList());
    var given = new HashSet<String>();
    var result = new ArrayList<Finding>();
    IntStream.range(0, findings.size())
        .forEach(k -> {
          Finding finding = findings.get(k);
          boolean taken =
              finding instanceof Finding.Found found
                  && (isAnothers(holders.get(found.providerId()), intents.get(k))
                      || !given.add(found.providerId()));
          result.add(taken ? new Finding.Unreadable("What was found is another's") : finding);
        });
    return result;
  }

  private static boolean isAnothers(@Nullable UUID holder, Intent intent) {
    return holder != null && !holder.equals(intent.attempt());
  }
}
