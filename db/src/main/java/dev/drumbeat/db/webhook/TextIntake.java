package dev.drumbeat.db.webhook;

import static dev.drumbeat.db.generated.Tables.INBOUND_MESSAGE;
import static dev.drumbeat.db.generated.Tables.SUPPRESSION;

import dev.drumbeat.db.contact.ContactPoints;
import dev.drumbeat.db.contact.Point;
import dev.drumbeat.db.contact.Suppressed;
import dev.drumbeat.db.contact.Suppressed.Reason;
import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.contact.PointKind;
import dev.drumbeat.journey.messaging.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Keeps one inbound text and writes what it forbids or permits, in one transaction. */
final class TextIntake {
  private static final String SOURCE = "INBOUND_SMS";

  /** The database's clock and ours. */
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  private final DSLContext tx;
  private final UUID workspace;
  private final @Nullable Instant sentAt;

  /**
   * Makes an intake of one text.
   *
   * @param sentAt when it was sent, if that was before now
   */
  TextIntake(DSLContext tx, UUID workspace, @Nullable Instant sentAt) {
    this.tx = tx;
    this.workspace = workspace;
    this.sentAt = sentAt;
  }

  boolean accept(InboundText text) {
    long point =
        ContactPoints.upsert(
            tx, workspace, new Point(PointKind.PHONE, text.from(), text.simulated()));
    OptOuts.lock(tx, List.of(point));
    OptionalLong message = insert(text, point);
    if (message.isEmpty()) {
      return false;
    }
    Incoming incoming =
        new Incoming(text.sid(), text.from(), event(text, point, message.getAsLong()), null);
    boolean fresh = !InboxRows.insertNew(tx, workspace, List.of(incoming)).isEmpty();
    if (fresh) {
      obey(text, point, message.getAsLong());
    }
    return fresh;
  }

  private OptionalLong insert(InboundText text, long point) {
    return tx
        .insertInto(INBOUND_MESSAGE)
        .set(INBOUND_MESSAGE.WORKSPACE_ID, workspace)
        .set(INBOUND_MESSAGE.CONTACT_POINT_ID, point)
        .set(INBOUND_MESSAGE.CHANNEL, Channel.SMS.name())
        .set(INBOUND_MESSAGE.SENT_TO, text.to())
        .set(INBOUND_MESSAGE.BODY, text.body())
        .set(INBOUND_MESSAGE.PROVIDER_ID, text.sid())
        .set(INBOUND_MESSAGE.INTENT, text.reply().intent().name())
        .set(INBOUND_MESSAGE.CONFIDENCE, text.reply().confidence())
        .set(INBOUND_MESSAGE.RULE, text.reply().rule())
        .onConflict(INBOUND_MESSAGE.WORKSPACE_ID, INBOUND_MESSAGE.PROVIDER_ID)
        .doNothing()
        .returning(INBOUND_MESSAGE.ID)
        .fetch(INBOUND_MESSAGE.ID)
        .stream()
        .mapToLong(Long::longValue)
        .findFirst();
  }

  private static InboxEvent event(InboundText text, long point, long message) {
    return new InboxEvent.InboundMessage(
        message,
        point,
        text.to(),
        text.sid(),
        text.reply().intent().name(),
        text.reply().confidence(),
        text.reply().rule());
  }

  private void obey(InboundText text, long point, long message) {
    Reply reply = text.reply();
    switch (reply.intent()) {
      case OPT_OUT -> optOut(text, point, message);
      case WRONG_NUMBER, NOT_OWNER -> suppress(point, Reason.WRONG_NUMBER, reply, message);
      case OPT_IN -> OptOuts.lift(tx, point, "Message " + message, lastWord());
      case HELP, NOT_INTERESTED, INTERESTED, LATER, OUT_OF_OFFICE, QUESTION, OTHER -> {}
    }
  }

  /** The confirmation is of what changes something, and only where nobody else answers. */
  private void optOut(InboundText text, long point, long message) {
    if (hasOptedInSince(point)) {
      return;
    }
    boolean news = !isOptedOut(point);
    suppress(point, Reason.OPT_OUT, text.reply(), message);
    if (news && !ConfirmationStore.isAnsweredByProvider(text)) {
      ConfirmationStore.plan(tx, text, message, point, sentAt == null ? Instant.now() : sentAt);
    }
  }

  /** What came to be later than a text that was found late is a later word. */
  private Instant lastWord() {
    return sentAt == null ? Instant.now().plus(CLOCKS_DIFFER) : sentAt;
  }

  private boolean isOptedOut(long point) {
    return tx.fetchExists(
        SUPPRESSION,
        SUPPRESSION.CONTACT_POINT_ID.eq(point),
        SUPPRESSION.CHANNEL.eq(Channel.SMS.name()),
        SUPPRESSION.REASON.eq(Reason.OPT_OUT.name()),
        SUPPRESSION.LIFTED_AT.isNull());
  }

  private boolean hasOptedInSince(long point) {
    return sentAt != null
        && tx.fetchExists(
            INBOUND_MESSAGE,
            INBOUND_MESSAGE.CONTACT_POINT_ID.eq(point),
            INBOUND_MESSAGE.INTENT.eq(Reply.Intent.OPT_IN.name()),
            INBOUND_MESSAGE.RECEIVED_AT.gt(sentAt));
  }

  private void suppress(long point, Reason reason, Reply reply, long message) {
    Map<String, Object> evidence = Map.of("messageId", message, "rule", reply.rule());
    OptOuts.add(
        tx, workspace, List.of(new Suppressed(point, Channel.SMS, reason, SOURCE, evidence)));
  }
}
