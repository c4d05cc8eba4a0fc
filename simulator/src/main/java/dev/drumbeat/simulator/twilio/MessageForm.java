package dev.drumbeat.simulator.twilio;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a message is, from creation on.
 *
 * @param from the sender; with a messaging service the number that the service picks
 * @param statusCallback where statuses are told, null for nowhere
 * @param sendAt of scheduled messages only
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MessageForm(
    boolean inbound,
    String to,
    String from,
    String body,
    int numMedia,
    @Nullable String messagingServiceSid,
    @Nullable String statusCallback,
    @Nullable Instant sendAt) {

  static MessageForm received(String from, String to, String body) {
    return new MessageForm(true, to, from, body, 0, null, null, null);
  }

  MessageStatus initialStatus() {
    if (inbound) {
      return MessageStatus.RECEIVED;
    }
    if (messagingServiceSid == null) {
      return MessageStatus.QUEUED;
    }
    return sendAt == null ? MessageStatus.ACCEPTED : MessageStatus.SCHEDULED;
  }
}
