package dev.drumbeat.api.walk;

import dev.drumbeat.api.input.Fault;
import dev.drumbeat.api.input.InvalidRequest;
import dev.drumbeat.db.integration.Sender;
import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.campaign.CampaignDefinition;
import dev.drumbeat.journey.campaign.EmailStep;
import dev.drumbeat.journey.campaign.SmsStep;
import dev.drumbeat.journey.campaign.Step;
import dev.drumbeat.journey.messaging.MailLinks;
import dev.drumbeat.journey.messaging.SmsSegments;
import dev.drumbeat.journey.preview.FieldPreview;
import dev.drumbeat.journey.preview.StepPreview;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A step's message, marked as a test.
 *
 * @param from the sender's key
 * @param trackLinks whether the campaign's e-mails have tracked links
 */
record TestMessage(Channel channel, String from, boolean trackLinks) {
  private static final String MARK = "[Test] ";

  /**
   * What a step sends.
   *
   * @throws InvalidRequest when it sends neither a text nor an e-mail
   */
  static TestMessage of(CampaignDefinition campaign, String id) {
    return switch (campaign.steps().get(id)) {
      case null ->
          throw new InvalidRequest(Fault.error("/step", "UNKNOWN_STEP", "There is no such step"));
      case SmsStep sms -> new TestMessage(Channel.SMS, sms.from(), false);
      case EmailStep email ->
          new TestMessage(Channel.EMAIL, email.from(), campaign.policy().trackLinks());
      case Step other ->
          throw new InvalidRequest(
              Fault.error(
                  "/step",
                  "NOT_A_MESSAGE",
                  "A test send is of a step of type sms or email, not " + other.type()));
    };
  }

  /** As the ledger keeps what is sent: the parts by the names that the channel's effect reads. */
  Map<String, Object> content(StepPreview preview, String to, Sender sender) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("to", to);
    content.put("from", sender.address());
    content.put("test", true);
    for (FieldPreview field : preview.fields()) {
      if (field.fault() != null) {
        throw new InvalidRequest(Fault.error("/step", "TEMPLATE", field.fault()));
      }
      put(content, field);
    }
    if (channel == Channel.EMAIL) {
      if (trackLinks) {
        Object html = content.get("html");
        content.put(
            MailLinks.KEPT_AS,
            MailLinks.of(String.valueOf(content.get("text")), html == null ? null : html.toString())
                .urls());
      }
      putIfGiven(content, "fromName", sender.displayName());
      putIfGiven(content, "postalAddress", sender.postalAddress());
    }
    return content;
  }

  private void put(Map<String, Object> content, FieldPreview field) {
    switch (channel) {
      case SMS -> text(content, MARK + field.text());
      case EMAIL -> {
        boolean subject = field.field().equals("subject");
        String part = field.field().equals("body") ? "text" : field.field();
        content.put(part, subject ? MARK + field.text() : field.text());
      }
      case VOICE -> throw new IllegalStateException("A call has no test send");
    }
  }

  private static void text(Map<String, Object> content, String body) {
    if (body.length() > CampaignDefinition.BODY_LIMIT) {
      throw new InvalidRequest(
          Fault.error("/step", "TOO_LONG", "With its mark the text has over 1600 characters"));
    }
    var segments = SmsSegments.count(body);
    content.put("body", body);
    content.put("segments", segments.segments());
    content.put("encoding", segments.encoding().name());
  }

  private static void putIfGiven(Map<String, Object> content, String name, @Nullable String value) {
    if (value != null) {
      content.put(name, value);
    }
  }
}
