package dev.drumbeat.simulator.control;

import dev.drumbeat.simulator.engine.SenderSettings;
import dev.drumbeat.simulator.http.Answer;
import dev.drumbeat.simulator.http.Json;
import dev.drumbeat.simulator.sendgrid.MailInbox;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Makes texts and mails arrive, and sets what Twilio itself does about them. */
final class Arrivals {
  private static final int MAX_TEXT = 1_600;
  private static final int MAX_MAIL = 100_000;
  private static final Pattern E164 = Pattern.compile("\\+\\d{7,15}");

  private final SenderSettings senders;
  private final ControlApi.Inboxes inboxes;

  Arrivals(SenderSettings senders, ControlApi.Inboxes inboxes) {
    this.senders = senders;
    this.inboxes = inboxes;
  }

  Answer senders() {
    return Answer.json(200, Json.object("senders", senders.senders()));
  }

  Answer putSenders(JsonNode body) {
    if (!body.path("senders").isArray()) {
      throw new IllegalArgumentException(
          "expected {\"senders\": [{\"address\": …, \"optOut\": …}]}");
    }
    List<SenderSettings.Sender> others = new ArrayList<>();
    for (JsonNode sender : body.path("senders").values()) {
      others.add(
          new SenderSettings.Sender(
              Json.text(sender, "address", ""), handling(Json.text(sender, "optOut", ""))));
    }
    senders.replace(others);
    return senders();
  }

  private static SenderSettings.OptOutHandling handling(String name) {
    for (SenderSettings.OptOutHandling handling : SenderSettings.OptOutHandling.values()) {
      if (handling.name().equals(name)) {
        return handling;
      }
    }
    throw new IllegalArgumentException("optOut must be DEFAULT, ADVANCED or OFF: " + name);
  }

  Answer text(JsonNode body) throws InterruptedException {
    String from = Json.text(body, "from", "");
    String to = Json.text(body, "to", "");
    String text = Json.text(body, "body", "");
    if (!isPhone(from) || !isPhone(to) || text.isEmpty() || text.length() > MAX_TEXT) {
      throw new IllegalArgumentException(
          "expected from and to in E.164, and body of at most 1600 characters");
    }
    return Answer.json(201, Json.object("sid", inboxes.texts().receive(from, to, text)));
  }

  private static boolean isPhone(String phone) {
    return E164.matcher(phone).matches();
  }

  Answer mail(JsonNode body) throws InterruptedException {
    MailInbox.Letter letter =
        new MailInbox.Letter(
            Json.text(body, "from", ""),
            Json.text(body, "to", ""),
            Json.text(body, "subject", ""),
            Json.text(body, "text", ""),
            Json.text(body, "inReplyTo"));
    if (!letter.from().contains("@")
        || !letter.to().contains("@")
        || letter.text().length() > MAX_MAIL) {
      throw new IllegalArgumentException(
          "expected from, to, subject, text of at most 100000 characters, and perhaps inReplyTo");
    }
    return Answer.json(201, Json.object("id", inboxes.mails().receive(letter)));
  }

  Answer confirmations() {
    return Answer.json(200, Json.object("items", inboxes.texts().confirmations().sent()));
  }
}
