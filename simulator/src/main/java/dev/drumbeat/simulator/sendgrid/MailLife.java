package dev.drumbeat.simulator.sendgrid;

import dev.drumbeat.simulator.engine.ProviderContext;
import dev.drumbeat.simulator.faults.Fate;
import dev.drumbeat.simulator.faults.Fault;
import dev.drumbeat.simulator.faults.FaultKind;
import dev.drumbeat.simulator.faults.FaultStage;
import dev.drumbeat.simulator.log.AcceptedEntry;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts the events of each mail on the agenda, as well or badly as the fault plan has it. */
final class MailLife {
  private final ProviderContext context;
  private final EventWebhook webhook;
  private final SigningKey key;
  private final Suppressions suppressions;
  private final Readers readers;
  private final EventPlan plan;

  MailLife(ProviderContext context, SigningKey key, Suppressions suppressions, MailInbox inbox) {
    this.context = context;
    this.key = key;
    readers = new Readers(context, inbox);
    webhook = new EventWebhook(context, key);
    this.suppressions = suppressions;
    plan = new EventPlan(context.people(), context.pace());
  }

  /** Does what is left to do: events whose id is among the done only teach suppressions. */
  void goOn(AcceptedEntry entry, MailForm form, Set<String> done) {
    if (!context.callbacks()) {
      return;
    }
    readers.read(entry, form);
    Fault fault = entry.fate().at(FaultStage.CALLBACK);
    for (MailEvent event : arranged(plan.events(entry, form), fault)) {
      if (done.contains(event.id())) {
        suppressions.learn(event);
      } else {
        context.agenda().at(event.due(), () -> happen(event, entry.fate()));
      }
    }
  }

  private static List<MailEvent> arranged(List<MailEvent> events, @Nullable Fault fault) {
    if (fault == null) {
      return events;
    }
    return switch (fault.kind()) {
      case CALLBACK_REVERSED -> reversed(events);
      case CALLBACK_LATE -> events.stream().map(e -> e.dueAt(e.due().plus(fault.delay()))).toList();
      default -> events;
    };
  }

  private static List<MailEvent> reversed(List<MailEvent> events) {
    List<MailEvent> swapped = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      swapped.add(events.get(i).dueAt(events.get(events.size() - 1 - i).due()));
    }
    return swapped;
  }

  private void happen(MailEvent event, Fate fate) throws InterruptedException {
    if (event.type().equals(EventPlan.VISIT)) {
      visit(event);
      return;
    }
    suppressions.learn(event);
    Fault fault = fate.at(FaultStage.CALLBACK);
    switch (fault == null ? FaultKind.CALLBACK_LATE : fault.kind()) {
      case CALLBACK_MISSING ->
          context.journal().note(SendGridProvider.NAME, event.id(), event.type());
      case CALLBACK_DUPLICATE -> {
        webhook.add(event, fate.skew());
        webhook.add(event, fate.skew());
      }
      case CALLBACK_FORGED -> {
        forge(event);
        webhook.add(event, fate.skew());
      }
      case CALLBACK_STALE -> {
        Duration past = fate.delay(FaultStage.CALLBACK).negated();
        webhook.post(List.of(event), new EventWebhook.Signing(key, past));
        webhook.add(event, fate.skew());
      }
      // Late and reversed ones have their times already.
      default -> webhook.add(event, fate.skew());
    }
  }

  /** Only the customer's own pages: no simulated person calls at a stranger's. */
  private void visit(MailEvent event) throws InterruptedException {
    URI link = URI.create(String.valueOf(event.fields().get("url")));
    URI hook = context.hooks().urls().sendgridEventsUrl();
    if (hook != null && hook.getAuthority().equals(link.getAuthority())) {
      context.courier().get(link, Map.of("User-Agent", "Mozilla/5.0 (simulated)"));
    }
    context.journal().note(SendGridProvider.NAME, event.id(), event.type());
  }

  /** Somebody without the key claims that the recipient complained. */
  private void forge(MailEvent event) throws InterruptedException {
    Map<String, Object> fields = new LinkedHashMap<>(event.fields());
    fields.put("event", "spamreport");
    MailEvent claim =
        new MailEvent(event.id() + "x", "spamreport", event.email(), event.due(), fields);
    try {
      webhook.post(List.of(claim), new EventWebhook.Signing(SigningKey.unknown(), Duration.ZERO));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every JDK has ECDSA", missing);
    }
  }
}
