package dev.drumbeat.api.webhook;

import dev.drumbeat.api.input.Fault;
import dev.drumbeat.api.input.InvalidRequest;
import dev.drumbeat.db.contact.Point;
import dev.drumbeat.db.contact.Suppressed.Reason;
import dev.drumbeat.db.webhook.InboxEvent.EmailEvent;
import dev.drumbeat.db.webhook.Incoming;
import dev.drumbeat.db.webhook.Incoming.Block;
import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.contact.EmailAddresses;
import dev.drumbeat.journey.contact.PointKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes events of SendGrid's batches.
 *
 * @param simulated whether addresses that are new are made up
 */
record SendGridEvents(boolean simulated) {
  private static final String DROPPED_FOR_BOUNCE = "Bounced Address";

  private static final int LONGEST_ADDRESS = 320;

  /** SendGrid's own limit for an event's id is 100. */
  private static final int LONGEST_ID = 200;

  /** Year 9999, in seconds. */
  private static final long LATEST = 253_402_300_799L;

  List<Incoming> read(byte[] body) {
    try {
      JsonNode batch = JsonMapper.shared().readTree(body);
      if (batch.isArray()) {
        return batch.valueStream().filter(JsonNode::isObject).map(this::incoming).toList();
      }
    } catch (JacksonException e) {
      throw malformed();
    }
    throw malformed();
  }

  private Incoming incoming(JsonNode node) {
    String email = text(node, "email").orElse("");
    String address =
        EmailAddresses.normalise(email).orElseGet(() -> Storable.key(email, LONGEST_ADDRESS));
    EmailEvent event = event(node);
    String key =
        text(node, "sg_event_id")
            .filter(id -> id.length() <= LONGEST_ID)
            .orElseGet(() -> hash(node));
    return new Incoming(key, address, event, block(event, key, address));
  }

  private static EmailEvent event(JsonNode node) {
    return new EmailEvent(
        text(node, "attempt_id").or(() -> text(node, "attempt")).flatMap(Ids::uuid).orElse(null),
        text(node, "event").orElse("unknown"),
        text(node, "type").orElse(null),
        text(node, "reason").orElse(null),
        text(node, "status").orElse(null),
        text(node, "url").orElse(null),
        text(node, "sg_message_id").orElse(null),
        Instant.ofEpochSecond(Math.clamp(node.path("timestamp").asLong(0), 0, LATEST)));
  }

  private @Nullable Block block(EmailEvent event, String key, String address) {
    Reason reason = reason(event);
    if (reason == null || EmailAddresses.normalise(address).isEmpty()) {
      return null;
    }
    return new Block(
        new Point(PointKind.EMAIL, address, simulated),
        Channel.EMAIL,
        reason,
        Map.of("event", event.event(), "eventId", key));
  }

  // A block (type "blocked") is the receiver's mood of the day, a bounce is for good.
  private static @Nullable Reason reason(EmailEvent event) {
    return switch (event.event()) {
      case "unsubscribe", "group_unsubscribe" -> Reason.OPT_OUT;
      case "spamreport" -> Reason.COMPLAINT;
      case "bounce" -> "blocked".equals(event.type()) ? null : Reason.BOUNCE;
      case "dropped" -> DROPPED_FOR_BOUNCE.equals(event.reason()) ? Reason.BOUNCE : null;
      default -> null;
    };
  }

  private static Optional<String> text(JsonNode node, String name) {
    return node.path(name).stringValueOpt().map(Storable::text).filter(text -> !text.isEmpty());
  }

  private static String hash(JsonNode node) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(node.toString().getBytes(StandardCharsets.UTF_8));
      return "sha256:" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static InvalidRequest malformed() {
    return new InvalidRequest(
        Fault.error("", "MALFORMED_JSON", "The body is not a JSON list of events"));
  }
}
