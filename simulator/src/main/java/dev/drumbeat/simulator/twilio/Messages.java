package dev.drumbeat.simulator.twilio;

import dev.drumbeat.simulator.faults.Fate;
import dev.drumbeat.simulator.faults.FaultStage;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The account's messages, and which of them was the first between its two numbers. */
final class Messages {
  private final Shelf<Message> shelf = new Shelf<>();
  private final Map<String, String> firstOfPair = new ConcurrentHashMap<>();

  Message add(String sid, MessageForm form, Instant created, Fate fate) {
    Instant visibleFrom = created.plus(fate.delay(FaultStage.LIST));
    if (!form.inbound()) {
      firstOfPair.putIfAbsent(form.to() + " " + form.from(), sid);
    }
    return shelf.add(ordinal ->
        Message.created(sid, form, new Listed.Stamp(ordinal, created, visibleFrom), fate));
  }

  Shelf<Message> shelf() {
    return shelf;
  }

  boolean isFirstOfPair(Message message) {
    return message.sid().equals(firstOfPair.get(message.to() + " " + message.from()));
  }
}
