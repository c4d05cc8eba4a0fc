package dev.drumbeat.journey.campaign;

import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.template.Missing;
import dev.drumbeat.journey.template.Template;
import dev.drumbeat.journey.template.TemplateFault;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A campaign in four fields: one message, on each channel in turn, by the senders {@code main}
 * (texts), {@code team} (e-mails) and {@code desk} (calls).
 */
public record ShortForm(
    String name, List<Channel> channels, List<String> propertyIds, String message) {
  public static final int MESSAGE_LIMIT = 500;
  static final int PROPERTY_LIMIT = 100_000;

  public ShortForm {
    channels = List.copyOf(new LinkedHashSet<>(channels));
    propertyIds = List.copyOf(propertyIds);
  }

  /** A message and no steps. */
  static boolean isOne(Fields fields) {
    return fields.has("message") && !fields.has("steps");
  }

  /** Nothing when it is wrong; the problems say why. */
  static Optional<ShortForm> read(Fields fields) {
    Problems problems = fields.problems();
    String name = fields.text("name", CampaignDefinition.NAME_LIMIT);
    List<Channel> channels = Readers.channels(fields);
    List<String> ids = fields.texts("propertyIds", PROPERTY_LIMIT, 100);
    if (ids.isEmpty()) {
      String message = "'propertyIds' names at least one property";
      problems.error(fields.pointer("propertyIds"), "REQUIRED", message);
    }
    String message = fields.text("message", MESSAGE_LIMIT);
    try {
      Template.compile(message);
    } catch (TemplateFault fault) {
      problems.error(fields.pointer("message"), "TEMPLATE", String.valueOf(fault.getMessage()));
    }
    fields.close();
    return problems.hasErrors()
        ? Optional.empty()
        : Optional.of(new ShortForm(name, channels, ids, message));
  }

  /** The journey it stands for: enrich, one step for each channel, end. */
  public CampaignDefinition expand() {
    SequencedMap<String, Step> steps = new LinkedHashMap<>();
    steps.put(
        "enrich",
        new EnrichStep(
            List.of(Product.PARCEL, Product.OWNER_CONTACTS),
            EnrichStep.DEFAULT_MAX_AGE,
            channels.getFirst().json(),
            null,
            1,
            Retry.DEFAULT));
    for (int i = 0; i < channels.size(); i++) {
      boolean last = i == channels.size() - 1;
      steps.put(
          channels.get(i).json(),
          step(channels.get(i), last ? "done" : channels.get(i + 1).json()));
    }
    steps.put("done", new EndStep("COMPLETED"));
    return new CampaignDefinition(
        name,
        channels,
        Audience.ofProperties(propertyIds),
        Enroll.DEFAULT,
        Isolation.COHORT,
        Priority.NORMAL,
        Policy.NONE,
        List.of(new ExitRule(EventType.OPTED_OUT, Scope.OWNER)),
        null,
        "enrich",
        steps);
  }

  /** The key of the sender that it stands for. */
  static String sender(Channel channel) {
    return switch (channel) {
      case SMS -> "main";
      case EMAIL -> "team";
      case VOICE -> "desk";
    };
  }

  private Step step(Channel channel, String next) {
    String from = sender(channel);
    return switch (channel) {
      case SMS -> {
        boolean says = TextCheck.saysHowToOptOut(message);
        String body = says ? message : message + TextCheck.OPT_OUT_WORDS;
        yield new SmsStep(
            from, body, null, next, null, null, Missing.HOLD, 1, Retry.DEFAULT, null, null);
      }
      case EMAIL ->
          new EmailStep(
              from,
              name,
              message,
              null,
              next,
              null,
              null,
              Missing.HOLD,
              1,
              Retry.DEFAULT,
              null,
              null);
      case VOICE ->
          new CallStep(
              CallMode.SCRIPT,
              from,
              message,
              Map.of("9", "OPT_OUT"),
              MachineAction.LEAVE_MESSAGE,
              null,
              Map.of(),
              null,
              next,
              Missing.HOLD,
              1,
              Retry.DEFAULT,
              null);
    };
  }
}
