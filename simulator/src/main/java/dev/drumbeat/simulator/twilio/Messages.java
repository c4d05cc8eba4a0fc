package dev.drumbeat.simulator.twilio;

import dev.drumbeat.simulator.faults.Fate;
import dev.drumbeat.simulator.faults.FaultStage;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The account's messages, and which of them was the first between its two numbers. */
final class Messages {
  private final Shelf<Message> shelf = new Shelf<>();
  private final Map<String, String> firstOfPair = new ConcurrentHashMap<>();

  private final Map<String, String> services = new ConcurrentHashMap<>();

  Message add(String sid, MessageForm form, Instant created, Fate fate) {
    Instant visibleFrom = created.plus(fate.delay(FaultStage.LIST));
    if (form.messagingServiceSid() != null) {
      services.put(form.from(), form.messagingServiceSid());
    }
    if (!form.inbound()) {
      firstOfPair.putIfAbsent(form.to() + " " + form.from(), sid);
    }
    return shelf.add(ordinal ->
        Message.created(sid, form, new Listed.Stamp(ordinal, created, visibleFrom), fate));
  }

  Shelf<Message> shelf() {
    return shelf;
  }

  /** The service that the number has sent for, null when it was none. */
  @Nullable String serviceOf(String number) {
    return services.get(number);
  }

  boolean isFirstOfPair(Message message) {
    return message.sid().equals(firstOfPair.get(message.to() + " " + message.from()));
  }
}
