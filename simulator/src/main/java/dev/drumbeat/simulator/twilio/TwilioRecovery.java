package dev.drumbeat.simulator.twilio;

import dev.drumbeat.simulator.engine.Agenda;
import dev.drumbeat.simulator.faults.Fate;
import dev.drumbeat.simulator.http.Json;
import dev.drumbeat.simulator.log.AcceptedEntry;
import dev.drumbeat.simulator.log.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Rebuilds the messages from both logs. Lists must come back in the order of creation. */
final class TwilioRecovery {
  private final Messages messages;
  private final Inbox inbox;
  private final MessageLife life;
  private final List<Creation> creations = new ArrayList<>();
  private final List<Progress> statuses = new ArrayList<>();
  private final Set<String> told = new HashSet<>();

  private record Creation(String sid, MessageForm form, Instant at, Fate fate) {}

  TwilioRecovery(Messages messages, Inbox inbox, MessageLife life) {
    this.messages = messages;
    this.inbox = inbox;
    this.life = life;
  }

  void restore(AcceptedEntry entry) {
    MessageForm form = read(entry.request(), MessageForm.class);
    creations.add(new Creation(entry.id(), form, entry.at(), entry.fate()));
  }

  void replay(Progress progress) {
    switch (progress.what()) {
      case Inbox.TOLD -> told.add(progress.id());
      case Inbox.RECEIVED -> {
        Inbox.Inbound inbound = read(progress.data(), Inbox.Inbound.class);
        inbox.restore(inbound, progress.at());
        MessageForm form = MessageForm.received(inbound.from(), inbound.to(), inbound.body());
        Fate fate = inbound.fate(progress.id());
        creations.add(new Creation(progress.id(), form, progress.at(), fate));
      }
      default -> statuses.add(progress);
    }
  }

  /** Afterwards everything stands as it stood, and what is left to do is on the agenda. */
  void resume(Agenda agenda) {
    creations.sort(Comparator.comparing(Creation::at));
    creations.forEach(c -> messages.add(c.sid(), c.form(), c.at(), c.fate()));
    statuses.forEach(this::apply);
    for (Message message : messages.shelf().everything()) {
      if (!message.form().inbound()) {
        life.begin(message);
      } else if (!told.contains(message.sid())) {
        agenda.at(message.stamp().created(), () -> inbox.tell(message));
      }
    }
    creations.clear();
    statuses.clear();
  }

  private void apply(Progress progress) {
    MessageStatus status = MessageStatus.of(progress.what());
    messages
        .shelf()
        .update(
            progress.id(),
            message -> MessageLife.restored(message, status, progress.at(), life.plan()));
  }

  private static <T> T read(@Nullable JsonNode tree, Class<T> type) {
    return Json.MAPPER.treeToValue(tree, type);
  }
}
