package dev.drumbeat.db.webhook;

import static dev.drumbeat.db.generated.Tables.FIND_WEBHOOK;
import static dev.drumbeat.db.generated.Tables.INBOX;

import dev.drumbeat.db.Database;
import dev.drumbeat.db.contact.ContactPoints;
import dev.drumbeat.db.contact.Point;
import dev.drumbeat.db.contact.Suppressed;
import dev.drumbeat.db.integration.Provider;
import dev.drumbeat.db.webhook.Incoming.Block;
import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.contact.PointKind;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/**
 * Takes events in: each once, and with it, in the same transaction, what a person's word forbids.
 * The rest of an event's effect is the relay's.
 */
public final class InboxStore {
  private static final int CHUNK = 500;

  private final Database database;

  public InboxStore(Database database) {
    this.database = database;
  }

  /** Whose webhook address has this key. */
  public Optional<WebhookRoute> route(String key) {
    return database.withoutWorkspace(tx ->
        tx.selectFrom(FIND_WEBHOOK.call(key))
            .fetchOptional(found ->
                new WebhookRoute(
                    found.getWorkspaceId(),
                    found.getIntegrationId(),
                    Provider.valueOf(found.getProvider()))));
  }

  /** Keeps one event; false when it came before. */
  public boolean accept(UUID workspace, Incoming incoming) {
    return acceptAll(workspace, List.of(incoming)) == 1;
  }

  /** Keeps an event of our own, within the caller's transaction. */
  public static void keep(DSLContext tx, UUID workspace, Incoming incoming) {
    InboxRows.insertNew(tx, workspace, List.of(incoming));
  }

  /** Keeps events of one provider, all or none; says how many were new. */
  public int acceptAll(UUID workspace, List<Incoming> incoming) {
    var once = new LinkedHashMap<String, Incoming>();
    incoming.forEach(each -> once.putIfAbsent(each.eventKey(), each));
    List<Incoming> distinct = List.copyOf(once.values());
    return database.inWorkspace(
        workspace,
        tx -> {
          Map<String, Long> points = lockPoints(tx, workspace, distinct);
          int taken = 0;
          for (int from = 0; from < distinct.size(); from += CHUNK) {
            List<Incoming> chunk = distinct.subList(from, Math.min(from + CHUNK, distinct.size()));
            List<Incoming> fresh = InboxRows.insertNew(tx, workspace, chunk);
            OptOuts.add(tx, workspace, suppressions(fresh, points));
            taken += fresh.size();
          }
          return taken;
        });
  }

  /**
   * Keeps a text, and obeys it: STOP and its like suppress texts to this phone, START lifts that, a
   * wrong number is not texted again. False when it came before.
   */
  public boolean acceptText(UUID workspace, InboundText text) {
    return accept(workspace, text, null);
  }

  /**
   * Keeps a text that was found at the provider instead of being told, as {@link #acceptText} does;
   * what the person has said since counts for more.
   *
   * @param sentAt when they wrote it
   */
  public boolean acceptLate(UUID workspace, InboundText text, Instant sentAt) {
    return accept(workspace, text, sentAt);
  }

  private boolean accept(UUID workspace, InboundText text, @Nullable Instant sentAt) {
    var inbound =
        new Inbound(
            Channel.SMS,
            new Point(PointKind.PHONE, text.from(), text.simulated()),
            text.to(),
            text.sid(),
            text.body(),
            text.reply(),
            true);
    return database.inWorkspace(workspace, tx -> new Intake(tx, workspace, sentAt).accept(inbound));
  }

  /**
   * Keeps an e-mail, and obeys it: an opt-out closes the address to e-mail, nothing opens it. False
   * when it came before.
   */
  public boolean acceptMail(UUID workspace, InboundMail mail) {
    var inbound =
        new Inbound(
            Channel.EMAIL,
            new Point(PointKind.EMAIL, mail.from(), mail.simulated()),
            mail.to(),
            mail.id(),
            mail.body(),
            mail.reply(),
            mail.fromPerson());
    return database.inWorkspace(workspace, tx -> new Intake(tx, workspace, null).accept(inbound));
  }

  /** Lists for a person what came but can't be read at all; nothing of it is kept. */
  public void setAside(UUID workspace, InboxEvent.Kind kind, String reason) {
    database.inWorkspace(
        workspace,
        tx ->
            tx.insertInto(INBOX)
                .set(INBOX.WORKSPACE_ID, workspace)
                .set(INBOX.PROVIDER, kind.source())
                .set(INBOX.KIND, kind.name())
                .set(INBOX.ORDER_KEY, "unreadable")
                .set(INBOX.PAYLOAD, JSONB.valueOf("{}"))
                .set(INBOX.STATE, "POISON")
                .set(INBOX.ERROR, reason)
                .execute());
  }

  // Locked before the inbox row is written, so that the order of ids is the order of effects.
  private static Map<String, Long> lockPoints(
      DSLContext tx, UUID workspace, List<Incoming> incoming) {
    List<Point> blocked =
        incoming.stream()
            .map(Incoming::block)
            .filter(Objects::nonNull)
            .map(Block::point)
            .distinct()
            .toList();
    Map<String, Long> points = ContactPoints.upsertAll(tx, workspace, blocked);
    OptOuts.lock(tx, points.values());
    return points;
  }

  private static Collection<Suppressed> suppressions(
      List<Incoming> fresh, Map<String, Long> points) {
    return fresh.stream()
        .filter(each -> each.block() != null)
        .map(each -> suppression(each, Objects.requireNonNull(each.block()), points))
        .toList();
  }

  private static Suppressed suppression(Incoming incoming, Block block, Map<String, Long> points) {
    return new Suppressed(
        Objects.requireNonNull(points.get(block.point().value())),
        block.channel(),
        block.reason(),
        incoming.event().kind().source(),
        block.evidence());
  }
}
