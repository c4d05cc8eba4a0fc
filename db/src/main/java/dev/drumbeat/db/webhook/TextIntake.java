package dev.drumbeat.db.webhook;

import static dev.drumbeat.db.generated.Tables.INBOUND_MESSAGE;

import dev.drumbeat.db.contact.ContactPoints;
import dev.drumbeat.db.contact.Point;
import dev.drumbeat.db.contact.Suppressed;
import dev.drumbeat.db.contact.Suppressed.Reason;
import dev.drumbeat.db.contact.Suppressions;
import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.contact.PointKind;
import dev.drumbeat.journey.messaging.Reply;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.jooq.DSLContext;

/** Keeps one inbound text and writes what it forbids or permits, in one transaction. */
final class TextIntake {
  private static final String SOURCE = "INBOUND_SMS";

  private final DSLContext tx;
  private final UUID workspace;

  TextIntake(DSLContext tx, UUID workspace) {
    this.tx = tx;
    this.workspace = workspace;
  }

  boolean accept(InboundText text) {
    long point =
        ContactPoints.upsert(
            tx, workspace, new Point(PointKind.PHONE, text.from(), text.simulated()));
    ContactPoints.lock(tx, List.of(point));
    OptionalLong message = insert(text, point);
    if (message.isEmpty()) {
      return false;
    }
    Incoming incoming =
        new Incoming(text.sid(), text.from(), event(text, point, message.getAsLong()), null);
    boolean fresh = !InboxRows.insertNew(tx, workspace, List.of(incoming)).isEmpty();
    if (fresh) {
      obey(text.reply(), point, message.getAsLong());
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

  private void obey(Reply reply, long point, long message) {
    switch (reply.intent()) {
      case OPT_OUT -> suppress(point, Reason.OPT_OUT, reply, message);
      case WRONG_NUMBER, NOT_OWNER -> suppress(point, Reason.WRONG_NUMBER, reply, message);
      case OPT_IN -> Suppressions.liftTextOptOut(tx, point, "Message " + message);
      case HELP, NOT_INTERESTED, INTERESTED, LATER, OUT_OF_OFFICE, QUESTION, OTHER -> {}
    }
  }

  private void suppress(long point, Reason reason, Reply reply, long message) {
    Map<String, Object> evidence = Map.of("messageId", message, "rule", reply.rule());
    Suppressions.add(
        tx, workspace, List.of(new Suppressed(point, Channel.SMS, reason, SOURCE, evidence)));
  }
}
