package dev.drumbeat.simulator.twilio;

import dev.drumbeat.simulator.faults.Fault;
import dev.drumbeat.simulator.faults.FaultStage;
import dev.drumbeat.simulator.faults.Faults;
import dev.drumbeat.simulator.log.Tags;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The account's messages, and which of them was the first between its two numbers. */
final class Messages {
  private final Shelf<Message> shelf = new Shelf<>();
  private final Map<String, String> firstOfPair = new ConcurrentHashMap<>();
  private final Faults faults;

  Messages(Faults faults) {
    this.faults = faults;
  }

  Message add(String sid, MessageForm form, Instant created) {
    Instant visibleFrom = created.plus(Lag.of(faults, subject(sid, form.statusCallback())));
    if (!form.inbound()) {
      firstOfPair.putIfAbsent(form.to() + " " + form.from(), sid);
    }
    return shelf.add(
        ordinal -> Message.created(sid, form, new Listed.Stamp(ordinal, created, visibleFrom)));
  }

  Shelf<Message> shelf() {
    return shelf;
  }

  boolean isFirstOfPair(Message message) {
    return message.sid().equals(firstOfPair.get(message.to() + " " + message.from()));
  }

  /** What faults of this message are drawn for. */
  static String subject(String sid, @Nullable String statusCallback) {
    String attempt = Tags.ofCallback(statusCallback).attempt();
    return attempt == null ? sid : attempt;
  }

  /** How long lists don't know of something new. */
  static final class Lag {
    private Lag() {}

    static Duration of(Faults faults, String subject) {
      Fault fault = faults.draw(FaultStage.LIST, TwilioProvider.NAME, subject);
      return fault == null ? Duration.ZERO : fault.delay();
    }
  }
}
