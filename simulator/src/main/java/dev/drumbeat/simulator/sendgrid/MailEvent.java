package dev.drumbeat.simulator.sendgrid;

import java.time.Instant;
import java.util.Map;

/**
 * One event of one recipient.
 *
 * @param id its sg_event_id, the same however often it is planned or posted
 * @param fields all that the webhook says
 */
record MailEvent(String id, String type, String email, Instant due, Map<String, Object> fields) {

  MailEvent dueAt(Instant other) {
    return new MailEvent(id, type, email, other, fields);
  }
}
