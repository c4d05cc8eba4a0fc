package dev.drumbeat.journey.campaign;

import dev.drumbeat.journey.Channel;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what a definition names and the workspace lacks. */
final class InventoryCheck {
  private final Inventory inventory;
  private final Severity severity;
  private final Problems problems;

  InventoryCheck(Inventory inventory, Severity severity, Problems problems) {
    this.inventory = inventory;
    this.severity = severity;
    this.problems = problems;
  }

  /** Of a full definition as it was written; where it is wrong otherwise, the rest counts. */
  void full(Fields fields, @Nullable CampaignDefinition definition) {
    fields
        .object("audience")
        .ifPresent(audience -> {
          audience
              .raw("list")
              .filter(key -> key.isString() && !key.stringValue().isBlank())
              .ifPresent(key -> list(audience.pointer("list"), key.stringValue()));
          properties(audience);
        });
    if (definition != null) {
      steps(definition);
    }
  }

  void shortForm(Fields fields) {
    properties(fields);
    List<String> channels = fields.texts("channels", 20, 60);
    for (Channel channel : Channel.values()) {
      int index = channels.indexOf(channel.json());
      if (index >= 0) {
        String at = fields.pointer("channels") + "/" + index;
        sender(at, ShortForm.sender(channel), channel);
        if (channel == Channel.EMAIL) {
          postal(at, ShortForm.sender(channel));
        }
      }
    }
  }

  void definition(CampaignDefinition definition) {
    String list = definition.audience().list();
    if (list != null) {
      list("/audience/list", list);
    }
    properties("/audience/propertyIds", definition.audience().propertyIds());
    steps(definition);
  }

  private void list(String pointer, String key) {
    if (!inventory.hasList(key)) {
      problems.add(pointer, "UNKNOWN_LIST", severity, "There is no list '" + key + "'", null);
    }
  }

  private void properties(Fields holder) {
    List<String> ids = holder.texts("propertyIds", ShortForm.PROPERTY_LIMIT, 100);
    properties(holder.pointer("propertyIds"), ids);
  }

  private void properties(String pointer, List<String> ids) {
    Set<String> known = ids.isEmpty() ? Set.of() : inventory.properties(ids);
    for (int i = 0; i < ids.size(); i++) {
      String id = ids.get(i);
      if (!id.isBlank() && !known.contains(id)) {
        String message = "There is no property '" + id + "'";
        problems.add(pointer + "/" + i, "UNKNOWN_PROPERTY", severity, message, null);
      }
    }
  }

  private void steps(CampaignDefinition definition) {
    definition
        .steps()
        .forEach((id, step) -> {
          String from = Source.under("/steps", id) + "/from";
          switch (step) {
            case SmsStep s -> sender(from, s.from(), Channel.SMS);
            case EmailStep s -> {
              sender(from, s.from(), Channel.EMAIL);
              postal(from, s.from());
            }
            case CallStep s -> caller(from, s.from(), false);
            case AiCallStep s -> caller(from, s.from(), true);
            case EnrichStep s -> {}
            case TaskStep s -> {}
            case WebhookStep s -> {}
            case PaymentStep s -> {}
            case WaitStep s -> {}
            case AwaitStep s -> {}
            case BranchStep s -> {}
            case SplitStep s -> {}
            case UpdateStep s -> {}
            case EndStep s -> {}
          }
        });
    new TemplateCheck(inventory, severity, problems).run(definition);
  }

  /** A number calls by script or through a provider's assistants, not both. */
  private void caller(String pointer, String key, boolean assistant) {
    Set<String> known = inventory.senders().getOrDefault(Channel.VOICE, Set.of());
    if (known.contains(key) && inventory.assistants().contains(key) != assistant) {
      String message =
          assistant
              ? "assistants don't call from '%s': it has no providerNumberId"
              : "'%s' is a number that assistants call from";
      problems.add(pointer, "UNKNOWN_SENDER", severity, message.formatted(key), null);
    } else {
      sender(pointer, key, Channel.VOICE);
    }
  }

  /** 15 USC 7704(a)(5)(A)(iii): a commercial e-mail shows its sender's postal address. */
  private void postal(String pointer, String key) {
    if (inventory.withoutPostalAddress().contains(key)) {
      String message = "the sender '" + key + "' has no postal address, which e-mails must show";
      problems.add(pointer, "NO_POSTAL_ADDRESS", severity, message, null);
    }
  }

  private void sender(String pointer, String key, Channel channel) {
    Set<String> known = inventory.senders().getOrDefault(channel, Set.of());
    if (!key.isBlank() && !known.contains(key)) {
      String message =
          "there is no %s sender '%s'%s"
              .formatted(channel.json(), key, Suggestions.hint(key, known));
      String fix = Suggestions.closest(key, known).orElse(null);
      problems.add(pointer, "UNKNOWN_SENDER", severity, message, fix);
    }
  }
}
