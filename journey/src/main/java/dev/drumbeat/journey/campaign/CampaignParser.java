package dev.drumbeat.journey.campaign;

import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.campaign.Source.Unreadable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a definition, in the full or the short form, and finds everything wrong at once. It reads
 * at most 256 KB and 20 levels.
 */
public final class CampaignParser {
  private CampaignParser() {}

  public static Parsed parse(String source, Format format) {
    Source read;
    try {
      read = Source.read(source, format);
    } catch (Unreadable e) {
      Problems problems = new Problems(Map.of("", e.place()));
      problems.error("", "SYNTAX", String.valueOf(e.getMessage()));
      return new Parsed(null, problems.list());
    }
    Problems problems = new Problems(read.places());
    Optional<CampaignDefinition> definition =
        Fields.of(read.root(), "", problems)
            .flatMap(fields ->
                ShortForm.isOne(fields)
                    ? ShortForm.read(fields).map(ShortForm::expand)
                    : Optional.of(full(fields)));
    return new Parsed(problems.hasErrors() ? null : definition.orElse(null), problems.list());
  }

  /**
   * What else is wrong where it is to run: senders that the workspace doesn't have.
   *
   * @param senders the keys of its senders, by channel
   */
  public static List<Problem> checkSenders(
      CampaignDefinition definition, Map<Channel, Set<String>> senders) {
    Problems problems = new Problems(Map.of());
    definition
        .steps()
        .forEach((id, step) -> {
          switch (step) {
            case SmsStep s -> sender(problems, id, s.from(), Channel.SMS, senders);
            case EmailStep s -> sender(problems, id, s.from(), Channel.EMAIL, senders);
            case CallStep s -> sender(problems, id, s.from(), Channel.VOICE, senders);
            case EnrichStep s -> {}
            case WaitStep s -> {}
            case AwaitStep s -> {}
            case BranchStep s -> {}
            case UpdateStep s -> {}
            case EndStep s -> {}
          }
        });
    return problems.list();
  }

  private static void sender(
      Problems problems,
      String id,
      String key,
      Channel channel,
      Map<Channel, Set<String>> senders) {
    Set<String> known = senders.getOrDefault(channel, Set.of());
    if (!known.contains(key)) {
      problems.error(
          Source.under("/steps", id) + "/from",
          "UNKNOWN_SENDER",
          "there is no %s sender '%s'%s"
              .formatted(channel.json(), key, Suggestions.hint(key, known)),
          Suggestions.closest(key, known).orElse(null));
    }
  }

  private static CampaignDefinition full(Fields fields) {
    Problems problems = fields.problems();
    Draft draft = DefinitionReader.read(fields);
    new GraphCheck(draft, problems).run();
    new ConditionCheck(draft, problems).run();
    new TextCheck(draft.definition(), problems).run();
    new PolicyCheck(draft, problems).run();
    return draft.definition();
  }
}
