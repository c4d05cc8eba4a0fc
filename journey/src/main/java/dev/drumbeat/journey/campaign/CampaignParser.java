package dev.drumbeat.journey.campaign;

import dev.drumbeat.journey.campaign.Source.Unreadable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a definition, in the full or the short form, and finds everything wrong at once. It reads
 * at most 256 KB and 20 levels.
 */
public final class CampaignParser {
  private CampaignParser() {}

  /** For any workspace. */
  public static Parsed parse(String source, Format format) {
    return parse(source, format, Part.NOT_YET);
  }

  /** In a language without those parts. */
  static Parsed parse(String source, Format format, Set<Part> notYet) {
    return parse(source, format, notYet, (_, _, _) -> {});
  }

  /**
   * For one workspace.
   *
   * @param severity of what it lacks: a draft may name what is yet to be made
   */
  public static Parsed parse(String source, Format format, Inventory inventory, Severity severity) {
    return parse(
        source,
        format,
        Part.NOT_YET,
        (fields, definition, problems) -> {
          InventoryCheck check = new InventoryCheck(inventory, severity, problems);
          if (ShortForm.isOne(fields)) {
            check.shortForm(fields);
          } else {
            check.full(fields, definition);
          }
        });
  }

  /** What else is looked at, whatever is wrong. */
  private interface Check {
    void run(Fields fields, @Nullable CampaignDefinition definition, Problems problems);
  }

  private static Parsed parse(String source, Format format, Set<Part> notYet, Check check) {
    Source read;
    try {
      read = Source.read(source, format);
    } catch (Unreadable e) {
      Problems problems = new Problems(Map.of("", e.place()));
      problems.error("", "SYNTAX", String.valueOf(e.getMessage()));
      return new Parsed(null, problems.list());
    }
    Problems problems = new Problems(read.places());
    Optional<Fields> fields = Fields.of(read.root(), "", problems);
    Optional<CampaignDefinition> definition =
        fields.flatMap(each ->
            ShortForm.isOne(each)
                ? ShortForm.read(each).map(ShortForm::expand)
                : Optional.of(full(each, notYet)));
    fields.ifPresent(each -> check.run(each, definition.orElse(null), problems));
    return new Parsed(problems.hasErrors() ? null : definition.orElse(null), problems.list());
  }

  /** What a definition that is sound in itself lacks to be run in a workspace. */
  public static List<Problem> check(CampaignDefinition definition, Inventory inventory) {
    Problems problems = new Problems(Map.of());
    new InventoryCheck(inventory, Severity.ERROR, problems).definition(definition);
    return problems.list();
  }

  private static CampaignDefinition full(Fields fields, Set<Part> notYet) {
    Problems problems = fields.problems();
    Draft draft = DefinitionReader.read(fields);
    new GraphCheck(draft, problems).run();
    new ConditionCheck(draft, problems).run();
    TextCheck.ofOwn(draft.definition(), problems).run();
    TemplateCheck.notBoth(draft.definition(), problems);
    new PolicyCheck(draft, problems).run();
    new PartCheck(draft.definition(), notYet, problems).run();
    return draft.definition();
  }
}
