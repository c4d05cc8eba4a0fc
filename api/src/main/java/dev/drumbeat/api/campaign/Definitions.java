package dev.drumbeat.api.campaign;

import dev.drumbeat.api.input.Fault;
import dev.drumbeat.api.input.InvalidRequest;
import dev.drumbeat.api.web.Caller;
import dev.drumbeat.db.campaign.Draft;
import dev.drumbeat.db.campaign.Readiness;
import dev.drumbeat.journey.campaign.CampaignDefinition;
import dev.drumbeat.journey.campaign.CampaignJson;
import dev.drumbeat.journey.campaign.CampaignParser;
import dev.drumbeat.journey.campaign.Format;
import dev.drumbeat.journey.campaign.Parsed;
import dev.drumbeat.journey.campaign.Severity;
import dev.drumbeat.journey.campaign.TemplateTexts;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Reads definitions, and checks them against what the workspace has. */
@Component
final class Definitions {
  private final Readiness readiness;

  Definitions(Readiness readiness) {
    this.readiness = readiness;
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
        CampaignParser.parse(
            text(source), format, readiness.inventory(workspace), Severity.WARNING);
    List<Fault> faults = parsed.problems().stream().map(Fault::of).toList();
    CampaignDefinition definition = parsed.definition();
    if (definition == null) {
      throw new InvalidRequest(faults);
    }
    return new Sound(definition, faults);
  }

  /** Everything wrong with one, in itself and for this workspace. */
  List<Fault> problems(UUID workspace, byte[] source, Format format) {
    return CampaignParser.parse(
            text(source), format, readiness.inventory(workspace), Severity.ERROR)
        .problems()
        .stream()
        .map(Fault::of)
        .toList();
  }

  /** What the workspace lacks to run it: a list, properties, senders. */
  List<Fault> unready(UUID workspace, CampaignDefinition definition) {
    return CampaignParser.check(definition, readiness.inventory(workspace)).stream()
        .map(Fault::of)
        .toList();
  }

  /** With the texts of the templates that it names, as they are published now. */
  CampaignDefinition withTexts(UUID workspace, CampaignDefinition definition) {
    return TemplateTexts.taken(definition, readiness.inventory(workspace));
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
