package dev.drumbeat.db.webhook;

import static dev.drumbeat.db.generated.Tables.INBOUND_MESSAGE;
import static dev.drumbeat.db.generated.Tables.SUPPRESSION;

import dev.drumbeat.db.contact.ContactPoints;
import dev.drumbeat.db.contact.Suppressed;
import dev.drumbeat.db.contact.Suppressed.Reason;
import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.messaging.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Keeps one inbound message and writes what it forbids or permits, in one transaction. */
final class Intake {
  /** The database's clock and ours. */
  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

  private final DSLContext tx;
  private final UUID workspace;
  private final @Nullable Instant sentAt;

  /**
   * Makes an intake of one message.
   *
   * @param sentAt when it was sent, if that was before now
   */
  Intake(DSLContext tx, UUID workspace, @Nullable Instant sentAt) {
    this.tx = tx;
    this.workspace = workspace;
    this.sentAt = sentAt;
  }

  boolean accept(Inbound message) {
    long point = ContactPoints.upsert(tx, workspace, message.from());
    OptOuts.lock(tx, List.of(point));
    OptionalLong id = insert(message, point);
    if (id.isEmpty()) {
      return false;
    }
    if (message.fromPerson()) {
      Incoming incoming =
          new Incoming(
              message.providerId(),
              message.from().value(),
              event(message, point, id.getAsLong()),
              null);
      if (InboxRows.insertNew(tx, workspace, List.of(incoming)).isEmpty()) {
        return false;
      }
    }
    obey(message, point, id.getAsLong());
    return true;
  }

  private OptionalLong insert(Inbound message, long point) {
    return tx
        .insertInto(INBOUND_MESSAGE)
        .set(INBOUND_MESSAGE.WORKSPACE_ID, workspace)
        .set(INBOUND_MESSAGE.CONTACT_POINT_ID, point)
        .set(INBOUND_MESSAGE.CHANNEL, message.channel().name())
        .set(INBOUND_MESSAGE.SENT_TO, message.to())
        .set(INBOUND_MESSAGE.BODY, message.body())
        .set(INBOUND_MESSAGE.PROVIDER_ID, message.providerId())
        .set(INBOUND_MESSAGE.INTENT, message.reply().intent().name())
        .set(INBOUND_MESSAGE.CONFIDENCE, message.reply().confidence())
        .set(INBOUND_MESSAGE.RULE, message.reply().rule())
        .onConflict(INBOUND_MESSAGE.WORKSPACE_ID, INBOUND_MESSAGE.PROVIDER_ID)
        .doNothing()
        .returning(INBOUND_MESSAGE.ID)
        .fetch(INBOUND_MESSAGE.ID)
        .stream()
        .mapToLong(Long::longValue)
        .findFirst();
  }

  private static InboxEvent event(Inbound message, long point, long id) {
    return new InboxEvent.InboundMessage(
        id,
        point,
        message.to(),
        message.providerId(),
        message.reply().intent().name(),
        message.reply().confidence(),
        message.reply().rule(),
        message.channel());
  }

  private void obey(Inbound message, long point, long id) {
    switch (message.reply().intent()) {
      case OPT_OUT -> optOut(message, point, id);
      case WRONG_NUMBER, NOT_OWNER -> suppress(message, point, Reason.WRONG_NUMBER, id);
      case OPT_IN -> permit(message, point, id);
      case HELP, NOT_INTERESTED, INTERESTED, LATER, OUT_OF_OFFICE, QUESTION, OTHER -> {}
    }
  }

  // START is the carriers' word for texts; in an e-mail it restores nothing.
  private void permit(Inbound message, long point, long id) {
    if (message.channel() == Channel.SMS) {
      OptOuts.lift(tx, point, "Message " + id, lastWord());
    }
  }

  /** The confirmation is of what changes something, and only where nobody else answers. */
  private void optOut(Inbound message, long point, long id) {
    if (hasOptedInSince(point)) {
      return;
    }
    boolean news = !isOptedOut(message.channel(), point);
    suppress(message, point, Reason.OPT_OUT, id);
    if (message.channel() == Channel.SMS
        && news
        && !ConfirmationStore.isAnsweredByProvider(message)) {
      ConfirmationStore.plan(tx, message, id, point, sentAt == null ? Instant.now() : sentAt);
    }
  }

  /** What came to be later than a text that was found late is a later word. */
  private Instant lastWord() {
    return sentAt == null ? Instant.now().plus(CLOCKS_DIFFER) : sentAt;
  }

  private boolean isOptedOut(Channel channel, long point) {
    return tx.fetchExists(
        SUPPRESSION,
        SUPPRESSION.CONTACT_POINT_ID.eq(point),
        SUPPRESSION.CHANNEL.eq(channel.name()),
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

  private void suppress(Inbound message, long point, Reason reason, long id) {
    Map<String, Object> evidence = Map.of("messageId", id, "rule", message.reply().rule());
    String source = "INBOUND_" + message.channel().name();
    OptOuts.add(
        tx, workspace, List.of(new Suppressed(point, message.channel(), reason, source, evidence)));
  }
}
