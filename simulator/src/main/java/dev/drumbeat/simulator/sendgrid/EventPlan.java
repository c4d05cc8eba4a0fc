package dev.drumbeat.simulator.sendgrid;

import dev.drumbeat.simulator.draw.Draw;
import dev.drumbeat.simulator.engine.Pace;
import dev.drumbeat.simulator.faults.FaultStage;
import dev.drumbeat.simulator.log.AcceptedEntry;
import dev.drumbeat.simulator.people.MailPersona;
import dev.drumbeat.simulator.people.People;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What becomes of a mail, as a function of the mail alone. */
record EventPlan(People people, Pace pace) {

  /** Not an event of SendGrid's: the reader follows a link, and SendGrid doesn't know. */
  static final String VISIT = "visit";

  static final String MAIL_HOST = "geopod-ismtpd-simulated";

  /** All events of all recipients, each recipient's in order. */
  List<MailEvent> events(AcceptedEntry entry, MailForm form) {
    return form.recipients().stream()
        .flatMap(email -> new OneRecipient(entry, form, email).events().stream())
        .toList();
  }

  private final class OneRecipient {
    private final String messageId;
    private final MailForm form;
    private final String email;
    private final Duration skew;
    private final boolean isFiltered;
    private final Draw ids;
    private final Draw times;
    private final List<MailEvent> events = new ArrayList<>();
    private Instant now;

    OneRecipient(AcceptedEntry entry, MailForm form, String email) {
      messageId = entry.id();
      this.form = form;
      this.email = email;
      skew = entry.fate().skew();
      isFiltered = entry.fate().at(FaultStage.DELIVERY) != null;
      ids = Draw.of(0, messageId + " " + form.index() + " " + email);
      times = Draw.of(0, entry.fate().subject() + " " + email);
      now = form.sendAt() == null ? entry.at() : form.sendAt();
    }

    List<MailEvent> events() {
      String dropped = form.dropped().get(email);
      if (dropped != null) {
        add("dropped", 0.5, 1, Map.of("reason", dropped));
        return events;
      }
      add("processed", 0.3, 0.6, Map.of());
      if (isFiltered) {
        add("bounce", 0.2, 1, block());
        return events;
      }
      MailPersona persona = people.mailbox(email);
      if (persona.deferred()) {
        Map<String, Object> why = Map.of("response", "450 4.2.1 try again later", "attempt", "1");
        add("deferred", 0.2, 1, why);
      }
      if (persona.bounces()) {
        add("bounce", 0.2, 1, bounce());
      } else {
        add("delivered", 0.2, 1, Map.of("response", "250 2.0.0 OK"));
        attend(persona.attention());
      }
      return events;
    }

    private void attend(MailPersona.Attention attention) {
      Map<String, Object> reader =
          Map.of("useragent", "Mozilla/5.0 (simulated)", "ip", "192.0.2.7");
      if (attention.opens()) {
        add("open", 0.5, 3, reader);
      }
      if (attention.clicks() && form.link() != null) {
        Map<String, Object> click = new LinkedHashMap<>(reader);
        click.put("url", form.link());
        add(form.untracked() == null ? "click" : VISIT, 0.5, 2, click);
      }
      if (attention.reportsSpam()) {
        add("spamreport", 0.5, 3, Map.of());
      }
      if (attention.unsubscribes()) {
        Integer group = form.group();
        if (group == null) {
          add("unsubscribe", 0.5, 3, Map.of());
        } else {
          add("group_unsubscribe", 0.5, 3, Map.of("asm_group_id", group));
        }
      }
    }

    private static Map<String, Object> block() {
      return Map.of(
          "type", "blocked",
          "status", "5.7.1",
          "reason", "550 5.7.1 Message rejected due to content restrictions",
          "bounce_classification", "Content");
    }

    private Map<String, Object> bounce() {
      return Map.of(
          "type", "bounce",
          "status", "5.1.1",
          "reason", "550 5.1.1 The email account that you tried to reach does not exist",
          "bounce_classification", "Invalid Address");
    }

    private void add(String type, double from, double to, Map<String, Object> more) {
      now = now.plus(pace.seconds(times.between(type, from, to)));
      String id = text("id " + type);
      Map<String, Object> fields = new LinkedHashMap<>(form.customArgs());
      fields.put("email", email);
      fields.put("timestamp", now.plus(skew).getEpochSecond());
      fields.put("smtp-id", "<" + messageId + "@" + MAIL_HOST + ">");
      fields.put("event", type);
      fields.put("sg_event_id", id);
      fields.put("sg_message_id", messageId + ".recvd-" + text("recvd") + "-1." + form.index());
      if (!form.categories().isEmpty()) {
        fields.put("category", form.categories());
      }
      fields.putAll(more);
      events.add(new MailEvent(id, type, email, now, fields));
    }

    private String text(String aspect) {
      byte[] bytes = ByteBuffer.allocate(8).putLong(ids.bits(aspect)).array();
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
  }
}
