package dev.drumbeat.activities.webhook;

import dev.drumbeat.db.hold.RestoreHolds;
import dev.drumbeat.db.ledger.StrayStore;
import dev.drumbeat.db.webhook.InboxEvent;
import dev.drumbeat.db.webhook.InboxQueue.Pending;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Events that name an attempt which the database doesn't know: an attempt is written down before
 * its request, so the database was put back from an older copy.
 */
final class Strangers {
  /** Of e-mails, what tells how they are read comes whenever that happens, weeks later too. */
  private static final Set<String> OF_SENDING =
      Set.of("processed", "deferred", "delivered", "bounce", "dropped");

  private Strangers() {}

  static void notice(DSLContext tx, UUID workspace, List<Pending> events) {
    List<UUID> attempts =
        events.stream()
            .map(each -> attempt(each.event()))
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    if (StrayStore.anyUnknown(tx, attempts)) {
      RestoreHolds.restoredByEvent(tx, workspace);
    }
  }

  private static @Nullable UUID attempt(InboxEvent event) {
    return switch (event) {
      case InboxEvent.MessageStatus s -> s.attempt();
      case InboxEvent.CallStatus s -> s.attempt();
      case InboxEvent.CallDigits d -> d.attempt();
      case InboxEvent.AssistantStatus s -> s.attempt();
      case InboxEvent.AssistantReport s -> s.attempt();
      case InboxEvent.EmailEvent s -> OF_SENDING.contains(s.event()) ? s.attempt() : null;
      case InboxEvent.InboundMessage _,
          InboxEvent.Unsubscribe _,
          InboxEvent.Checkout _,
          InboxEvent.Posted _,
          InboxEvent.TaskDone _ ->
          null;
    };
  }
}
