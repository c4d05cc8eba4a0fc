package dev.drumbeat.db.webhook;

import static dev.drumbeat.db.generated.Tables.INBOX;
import static dev.drumbeat.db.generated.Tables.INBOX_SEEN;
import static org.jooq.impl.DSL.row;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;

/** The inbox's two statements: mark what is new as seen, and keep it. */
final class InboxRows {
  private InboxRows() {}

  static List<Incoming> insertNew(DSLContext tx, UUID workspace, List<Incoming> incoming) {
    Set<String> unseen = markSeen(tx, workspace, incoming);
    List<Incoming> fresh =
        incoming.stream().filter(each -> unseen.contains(each.eventKey())).toList();
    insert(tx, workspace, fresh);
    return fresh;
  }

  private static Set<String> markSeen(DSLContext tx, UUID workspace, List<Incoming> incoming) {
    if (incoming.isEmpty()) {
      return Set.of();
    }
    var rows =
        incoming.stream()
            .sorted(Comparator.comparing(Incoming::eventKey))
            .map(each -> row(workspace, each.event().kind().source(), each.eventKey()))
            .toList();
    return tx.insertInto(
            INBOX_SEEN, INBOX_SEEN.WORKSPACE_ID, INBOX_SEEN.PROVIDER, INBOX_SEEN.EVENT_KEY)
        .valuesOfRows(rows)
        .onConflictDoNothing()
        .returning(INBOX_SEEN.EVENT_KEY)
        .fetchSet(INBOX_SEEN.EVENT_KEY);
  }

  private static void insert(DSLContext tx, UUID workspace, List<Incoming> fresh) {
    if (fresh.isEmpty()) {
      return;
    }
    var rows =
        fresh.stream()
            .map(each ->
                row(
                    workspace,
                    each.event().kind().source(),
                    each.event().kind().name(),
                    each.orderKey(),
                    each.eventKey(),
                    JSONB.valueOf(each.event().json())))
            .toList();
    tx.insertInto(
            INBOX,
            INBOX.WORKSPACE_ID,
            INBOX.PROVIDER,
            INBOX.KIND,
            INBOX.ORDER_KEY,
            INBOX.EVENT_KEY,
            INBOX.PAYLOAD)
        .valuesOfRows(rows)
        .execute();
  }
}
