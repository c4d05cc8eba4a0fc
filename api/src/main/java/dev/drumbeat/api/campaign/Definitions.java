package dev.drumbeat.api.campaign;

import dev.drumbeat.api.input.Fault;
import dev.drumbeat.api.input.InvalidRequest;
import dev.drumbeat.db.integration.SenderStore;
import dev.drumbeat.db.property.ListStore;
import dev.drumbeat.db.property.PropertyStore;
import dev.drumbeat.journey.campaign.CampaignDefinition;
import dev.drumbeat.journey.campaign.CampaignParser;
import dev.drumbeat.journey.campaign.Format;
import dev.drumbeat.journey.campaign.Parsed;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads definitions, and checks them against what the workspace has. */
@Component
final class Definitions {
  private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

  private final ListStore lists;
  private final PropertyStore properties;
  private final SenderStore senders;

  Definitions(ListStore lists, PropertyStore properties, SenderStore senders) {
    this.lists = lists;
    this.properties = properties;
    this.senders = senders;
  }

  /** A definition that may be stored, with what else is to be said of it. */
  record Sound(CampaignDefinition definition, List<Fault> warnings) {
    String name() {
      return definition.name();
    }
  }

  /**
   * Reads one to be stored.
   *
   * @throws InvalidRequest with all that is wrong
   */
  Sound parse(byte[] source, Format format) {
    Parsed parsed = CampaignParser.parse(text(source), format);
    List<Fault> faults = parsed.problems().stream().map(Fault::of).toList();
    CampaignDefinition definition = parsed.definition();
    if (definition == null) {
      throw new InvalidRequest(faults);
    }
    return new Sound(definition, faults);
  }

  /** Everything wrong with one, in itself and for this workspace. */
  List<Fault> problems(UUID workspace, byte[] source, Format format) {
    Parsed parsed = CampaignParser.parse(text(source), format);
    CampaignDefinition definition = parsed.definition();
    return Stream.concat(
            parsed.problems().stream().map(Fault::of),
            definition == null ? Stream.of() : unready(workspace, definition).stream())
        .toList();
  }

  /** What the workspace lacks to run it: a list, properties, senders. */
  List<Fault> unready(UUID workspace, CampaignDefinition definition) {
    var faults = new ArrayList<Fault>();
    String list = definition.audience().list();
    if (list != null && !lists.exists(workspace, list)) {
      String message = "There is no list '" + list + "'";
      faults.add(Fault.error("/audience/list", "UNKNOWN_LIST", message));
    }
    faults.addAll(unknownProperties(workspace, definition.audience().propertyIds()));
    CampaignParser.checkSenders(definition, senders.keys(workspace)).stream()
        .map(Fault::of)
        .forEach(faults::add);
    return faults;
  }

  private List<Fault> unknownProperties(UUID workspace, List<String> ids) {
    Set<Long> asked = new HashSet<>();
    ids.stream().filter(id -> ID.matcher(id).matches()).map(Long::valueOf).forEach(asked::add);
    Set<Long> known = properties.known(workspace, asked);
    var faults = new ArrayList<Fault>();
    for (int i = 0; i < ids.size(); i++) {
      String id = ids.get(i);
      if (!ID.matcher(id).matches() || !known.contains(Long.valueOf(id))) {
        String message = "There is no property '" + id + "'";
        faults.add(Fault.error("/audience/propertyIds/" + i, "UNKNOWN_PROPERTY", message));
      }
    }
    return faults;
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
