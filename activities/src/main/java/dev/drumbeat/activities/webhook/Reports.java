package dev.drumbeat.activities.webhook;

import dev.drumbeat.activities.ledger.DeliveryFaults;
import dev.drumbeat.activities.ledger.DeliveryFaults.Listed;
import dev.drumbeat.db.enrollment.EnrollmentStore;
import dev.drumbeat.db.enrollment.WakeStore;
import dev.drumbeat.db.ledger.DeliveryStore;
import dev.drumbeat.db.ledger.DeliveryStore.Cleared;
import dev.drumbeat.db.ledger.DeliveryStore.Concerned;
import dev.drumbeat.db.ledger.DeliveryStore.Report;
import dev.drumbeat.db.run.RunLock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/** Applies what providers report of effects to the ledger, many reports in a few statements. */
final class Reports {
  private Reports() {}

  /**
   * Applies reports that move no lead. A lead whose effect was in doubt is woken: it can go on.
   *
   * <p>Says which of them told of a fault that the provider's table lists. Locks, in the order that
   * all keep: runs, whom refusals suppress, then the leads that will be woken.
   */
  static List<Listed> apply(DSLContext tx, UUID workspace, List<Report> reports) {
    List<Concerned> concerned = DeliveryStore.concerned(tx, reports);
    RunLock.share(tx, concerned.stream().map(Concerned::run).collect(Collectors.toSet()));
    List<Listed> listed = DeliveryFaults.apply(tx, workspace, reports);
    EnrollmentStore.lock(tx, doubted(concerned));
    applyLocked(tx, reports);
    return listed;
  }

  /** The leads whose effects reports may prove or put in doubt. */
  static Set<Long> doubted(List<Concerned> concerned) {
    return concerned.stream()
        .filter(Concerned::doubted)
        .map(Concerned::enrollmentId)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** As {@code apply}, where the caller holds the locks. */
  static void applyLocked(DSLContext tx, List<Report> reports) {
    List<Cleared> cleared = DeliveryStore.apply(tx, reports);
    WakeStore.wake(tx, cleared.stream().map(Cleared::enrollmentId).distinct().toList());
  }

  /** The runs of some leads' effects. */
  static Set<UUID> runs(DSLContext tx, List<Report> reports) {
    return DeliveryStore.concerned(tx, reports).stream()
        .map(Concerned::run)
        .collect(Collectors.toSet());
  }
}
