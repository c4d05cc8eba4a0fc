package dev.drumbeat.local;

import dev.drumbeat.journey.campaign.CampaignDefinition;
import dev.drumbeat.journey.campaign.CampaignParser;
import dev.drumbeat.journey.campaign.Format;
import dev.drumbeat.journey.campaign.Parsed;
import dev.drumbeat.journey.campaign.Problem;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A campaign's definition as a file, read before anything is started for it. */
record CampaignFile(String yaml, CampaignDefinition definition) {
  /** What keeps a file from being used, a line for each fault. */
  static final class Unusable extends Exception {
    private static final long serialVersionUID = 1;

    Unusable(List<String> lines) {
      super(String.join(System.lineSeparator(), lines));
    }
  }

  static CampaignFile read(Path file) throws Unusable {
    String yaml;
    try {
      yaml = Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new Unusable(List.of(file + " is not in UTF-8."));
    } catch (IOException e) {
      throw new Unusable(List.of(file + " can't be read: give an existing file."));
    }
    Parsed parsed = CampaignParser.parse(yaml, Format.YAML);
    CampaignDefinition definition = parsed.definition();
    if (definition == null) {
      throw new Unusable(parsed.problems().stream().map(each -> line(file, each)).toList());
    }
    return new CampaignFile(yaml, definition);
  }

  /** The key of the list that the properties go to. */
  String list() {
    String list = definition.audience().list();
    return list == null ? "seattle" : list;
  }

  private static String line(Path file, Problem problem) {
    String place = problem.line() == null ? "" : ":" + problem.line() + ":" + problem.column();
    String pointer = problem.pointer().isEmpty() ? "" : " " + problem.pointer();
    String fix = problem.fix() == null ? "" : " (write " + problem.fix() + ")";
    return "%s%s: %s%s %s%s"
        .formatted(file, place, problem.severity(), pointer, problem.message(), fix);
  }
}
