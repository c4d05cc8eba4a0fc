package dev.drumbeat.activities;

import dev.drumbeat.db.webhook.InboundText;
import dev.drumbeat.db.webhook.InboxEvent;
import dev.drumbeat.db.webhook.InboxEvent.CallDigits;
import dev.drumbeat.db.webhook.InboxEvent.CallStatus;
import dev.drumbeat.db.webhook.InboxEvent.EmailEvent;
import dev.drumbeat.db.webhook.InboxEvent.MessageStatus;
import dev.drumbeat.db.webhook.InboxEvent.Unsubscribe;
import dev.drumbeat.db.webhook.Incoming;
import dev.drumbeat.journey.messaging.ReplyClassifier;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What providers tell of a workspace's leads, put into its inbox as the API does. */
public final class Callbacks {
  private final SendingWorkspace workspace;
  private int told;

  public Callbacks(SendingWorkspace workspace) {
    this.workspace = workspace;
  }

  /** A text's state; false when it was told before. */
  public boolean text(long lead, String status) {
    return text(lead, status, null);
  }

  public boolean text(long lead, String status, @Nullable String code) {
    return told(
        sid(lead) + ":" + status + ":" + code,
        new MessageStatus(attempt(lead), sid(lead), status, code, null));
  }

  /** A call's state. */
  public boolean call(long lead, String status, @Nullable String answeredBy) {
    return told(
        sid(lead) + ":" + status,
        new CallStatus(attempt(lead), sid(lead), status, null, answeredBy, null));
  }

  /** Digits pressed in a call. */
  public boolean digits(long lead, String digits, @Nullable String meaning) {
    return told(
        sid(lead) + ":" + digits, new CallDigits(attempt(lead), sid(lead), digits, meaning));
  }

  /** An e-mail's event. */
  public boolean mail(long lead, String event) {
    return told(
        "mail" + told++,
        new EmailEvent(
            attempt(lead), event, null, null, null, "https://example.com", "sg", Instant.now()));
  }

  /** The button of an e-mail. */
  public boolean unsubscribe(long lead) {
    return told("unsubscribe" + lead, new Unsubscribe(attempt(lead)));
  }

  /** A text from the person whom the lead's last text went to. */
  public boolean reply(long lead, String body) {
    return reply(phone(lead), "SMin" + told++, body);
  }

  public boolean reply(String from, String sid, String body) {
    return workspace
        .inbox()
        .acceptText(
            workspace.id(),
            new InboundText(from, "+12065550100", sid, body, ReplyClassifier.classify(body), true));
  }

  public boolean told(String key, InboxEvent event) {
    return workspace.inbox().accept(workspace.id(), new Incoming(key, "+1", event, null));
  }

  public String phone(long lead) {
    return intent(lead, "content->>'to'");
  }

  public String sid(long lead) {
    return intent(lead, "provider_id");
  }

  /** The attempt of the lead's latest effect. */
  public UUID attempt(long lead) {
    return UUID.fromString(
        intent(lead, "(select a.id from attempt a where a.intent_id = intent.id)"));
  }

  private String intent(long lead, String what) {
    return workspace.value(
        "select "
            + what
            + " from intent where enrollment_id = ? and repeats is null order by id desc limit 1",
        lead);
  }
}
