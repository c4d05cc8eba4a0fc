package dev.drumbeat.activities.webhook;

import dev.drumbeat.db.campaign.Journeys;
import dev.drumbeat.db.ledger.DeliveryStore.Report;
import dev.drumbeat.db.ledger.OriginStore;
import dev.drumbeat.db.webhook.InboxEvent;
import dev.drumbeat.db.webhook.InboxQueue.Pending;
import dev.drumbeat.journey.campaign.EventType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Which journeys the events of a batch belong to, and what those listen to. */
final class Listeners {
  private final Map<String, UUID> versions;
  private final Map<UUID, Set<EventType>> interests = new HashMap<>();

  private Listeners(Map<String, UUID> versions) {
    this.versions = versions;
  }

  static Listeners of(DSLContext tx, Journeys journeys, List<Pending> batch) {
    List<Report> reports =
        batch.stream().flatMap(each -> Deliveries.report(each.event()).stream()).toList();
    var listeners =
        new Listeners(
            OriginStore.versionsOf(
                tx,
                reports.stream().map(Report::attempt).filter(Objects::nonNull).toList(),
                reports.stream().map(Report::providerId).filter(Objects::nonNull).toList()));
    for (UUID version : Set.copyOf(listeners.versions.values())) {
      listeners.interests.put(version, Interests.of(journeys.of(tx, version).definition()));
    }
    return listeners;
  }

  /** Whether an event tells of progress only, as far as its journey cares. */
  boolean concernsNoLead(InboxEvent event) {
    Optional<Report> report = Deliveries.report(event);
    if (report.isEmpty() || event instanceof InboxEvent.CallDigits) {
      return false;
    }
    return Happening.of(event, null).stream()
        .allMatch(
            happening -> happening.onlyIfListenedTo() && !hears(report.get(), happening.type()));
  }

  private boolean hears(Report report, EventType type) {
    UUID version = version(report);
    return version != null && interests.getOrDefault(version, Set.of()).contains(type);
  }

  private @Nullable UUID version(Report report) {
    UUID byAttempt = report.attempt() == null ? null : versions.get(report.attempt().toString());
    return byAttempt != null || report.providerId() == null
        ? byAttempt
        : versions.get(report.providerId());
  }
}
