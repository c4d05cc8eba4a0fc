package dev.drumbeat.db.webhook;

import dev.drumbeat.db.contact.Point;
import dev.drumbeat.db.contact.Suppressed.Reason;
import dev.drumbeat.journey.Channel;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A verified event on its way into the inbox.
 *
 * @param eventKey what makes it the same event when it is told twice
 * @param orderKey events of one key are applied in the order they came: the phone or the address
 * @param block what it forbids from now on; null when nothing
 */
public record Incoming(String eventKey, String orderKey, InboxEvent event, @Nullable Block block) {
  /** A way to a person that the event closes. */
  public record Block(Point point, Channel channel, Reason reason, Map<String, Object> evidence) {
    public Block {
      evidence = Map.copyOf(evidence);
    }
  }
}
