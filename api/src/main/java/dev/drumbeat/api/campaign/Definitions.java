package dev.drumbeat.api.campaign;

import dev.drumbeat.api.input.Fault;
import dev.drumbeat.api.input.InvalidRequest;
import dev.drumbeat.api.web.Caller;
import dev.drumbeat.db.campaign.Draft;
import dev.drumbeat.db.integration.SenderStore;
import dev.drumbeat.db.property.ListStore;
import dev.drumbeat.db.property.PropertyStore;
import dev.drumbeat.db.template.Content;
import dev.drumbeat.db.template.Template;
import dev.drumbeat.db.template.TemplateStore;
import dev.drumbeat.db.template.TemplateVersion;
import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.campaign.CampaignDefinition;
import dev.drumbeat.journey.campaign.CampaignJson;
import dev.drumbeat.journey.campaign.CampaignParser;
import dev.drumbeat.journey.campaign.Format;
import dev.drumbeat.journey.campaign.Inventory;
import dev.drumbeat.journey.campaign.Parsed;
import dev.drumbeat.journey.campaign.Severity;
import dev.drumbeat.journey.campaign.TemplateText;
import dev.drumbeat.journey.campaign.TemplateTexts;
import dev.drumbeat.journey.campaign.TemplateUse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads definitions, and checks them against what the workspace has. */
@Component
final class Definitions {
  private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

  private final ListStore lists;
  private final PropertyStore properties;
  private final SenderStore senders;
  private final TemplateStore templates;

  Definitions(
      ListStore lists, PropertyStore properties, SenderStore senders, TemplateStore templates) {
    this.lists = lists;
    this.properties = properties;
    this.senders = senders;
    this.templates = templates;
  }

  /** A definition that may be stored, with what else is to be said of it. */
  record Sound(CampaignDefinition definition, List<Fault> warnings) {
    Draft draft(Caller by) {
      return new Draft(definition.name(), CampaignJson.write(definition), by.name());
    }
  }

  /**
   * Reads one to be stored; what the workspace lacks is a warning.
   *
   * @throws InvalidRequest with all that is wrong
   */
  Sound parse(UUID workspace, byte[] source, Format format) {
    Parsed parsed =
        CampaignParser.parse(text(source), format, inventory(workspace), Severity.WARNING);
    List<Fault> faults = parsed.problems().stream().map(Fault::of).toList();
    CampaignDefinition definition = parsed.definition();
    if (definition == null) {
      throw new InvalidRequest(faults);
    }
    return new Sound(definition, faults);
  }

  /** Everything wrong with one, in itself and for this workspace. */
  List<Fault> problems(UUID workspace, byte[] source, Format format) {
    return CampaignParser.parse(text(source), format, inventory(workspace), Severity.ERROR)
        .problems()
        .stream()
        .map(Fault::of)
        .toList();
  }

  /** What the workspace lacks to run it: a list, properties, senders. */
  List<Fault> unready(UUID workspace, CampaignDefinition definition) {
    return CampaignParser.check(definition, inventory(workspace)).stream().map(Fault::of).toList();
  }

  /** With the texts of the templates that it names, as they are published now. */
  CampaignDefinition withTexts(UUID workspace, CampaignDefinition definition) {
    return TemplateTexts.taken(definition, inventory(workspace));
  }

  private Inventory inventory(UUID workspace) {
    return new Inventory() {
      private final Map<Channel, Set<String>> keys = senders.keys(workspace);

      private @Nullable Map<String, Template> published;

      private Map<String, Template> published() {
        if (published == null) {
          published =
              templates.published(workspace).stream()
                  .collect(Collectors.toMap(Template::name, Function.identity()));
        }
        return published;
      }

      @Override
      public Map<String, Channel> templates() {
        return published().values().stream()
            .collect(Collectors.toMap(Template::name, Template::channel));
      }

      @Override
      public Optional<TemplateText> template(TemplateUse use) {
        return Optional.ofNullable(published().get(use.name()))
            .flatMap(template ->
                templates
                    .version(workspace, template.id(), use.version())
                    .map(version -> text(template.channel(), version)));
      }

      @Override
      public boolean hasList(String key) {
        return lists.exists(workspace, key);
      }

      @Override
      public Set<String> properties(Collection<String> ids) {
        List<Long> asked =
            ids.stream().filter(id -> ID.matcher(id).matches()).map(Long::valueOf).toList();
        Set<Long> known = properties.known(workspace, asked);
        return ids.stream()
            .filter(id -> ID.matcher(id).matches() && known.contains(Long.valueOf(id)))
            .collect(Collectors.toSet());
      }

      @Override
      public Set<String> assistants() {
        return senders.assistants(workspace);
      }

      @Override
      public Map<Channel, Set<String>> senders() {
        return keys;
      }

      @Override
      public Set<String> withoutPostalAddress() {
        return senders.withoutPostalAddress(workspace);
      }
    };
  }

  private static TemplateText text(Channel channel, TemplateVersion version) {
    Content content = version.content();
    return new TemplateText(
        channel, version.number(), content.subject(), content.body(), content.html());
  }

  private static String text(byte[] source) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(source)).toString();
      if (text.indexOf('\u0000') < 0) {
        return text;
      }
    } catch (CharacterCodingException e) {
      throw new InvalidRequest(Fault.error("", "BAD_CHARACTER", "The body is not UTF-8"));
    }
    throw new InvalidRequest(Fault.error("", "BAD_CHARACTER", "The body contains U+0000"));
  }
}
