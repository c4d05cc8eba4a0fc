package dev.drumbeat.journey.version;

import dev.drumbeat.journey.campaign.CampaignDefinition;
import dev.drumbeat.journey.campaign.CampaignJson;
import dev.drumbeat.journey.campaign.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What differs between two definitions, in meaning: defaults are written out, and the order of
 * steps says nothing.
 *
 * @param fields of all that is no step: name, channels, audience, policy, exitOn, goal, start
 * @param steps in the order of the newer definition, then those that it no longer has
 */
public record Difference(List<FieldChange> fields, List<StepChange> steps) {
  private static final JsonMapper JSON = JsonMapper.shared();

  public Difference {
    fields = List.copyOf(fields);
    steps = List.copyOf(steps);
  }

  public static Difference between(CampaignDefinition older, CampaignDefinition newer) {
    JsonNode before = JSON.readTree(CampaignJson.write(older));
    JsonNode after = JSON.readTree(CampaignJson.write(newer));
    List<FieldChange> fields = new ArrayList<>();
    after.propertyNames().forEach(name -> addTop(fields, name, before.get(name), after.get(name)));
    before.propertyNames().stream()
        .filter(name -> !after.has(name))
        .forEach(name -> addTop(fields, name, before.get(name), null));
    return new Difference(fields, steps(older, newer, before.get("steps"), after.get("steps")));
  }

  /** Whether both mean the same. */
  public boolean none() {
    return fields.isEmpty()
        && steps.stream().allMatch(step -> step.kind() == StepChange.Kind.UNCHANGED);
  }

  private static void addTop(
      List<FieldChange> fields, String name, @Nullable JsonNode before, @Nullable JsonNode after) {
    if (!name.equals("steps")) {
      fields.addAll(JsonChanges.of(name, before, after));
    }
  }

  private static List<StepChange> steps(
      CampaignDefinition older, CampaignDefinition newer, JsonNode before, JsonNode after) {
    List<StepChange> steps = new ArrayList<>();
    for (Map.Entry<String, Step> each : newer.steps().entrySet()) {
      String id = each.getKey();
      String type = each.getValue().type();
      if (!older.steps().containsKey(id)) {
        steps.add(new StepChange(id, StepChange.Kind.ADDED, type, List.of()));
      } else {
        List<FieldChange> fields = JsonChanges.of("", before.get(id), after.get(id));
        var kind = fields.isEmpty() ? StepChange.Kind.UNCHANGED : StepChange.Kind.CHANGED;
        steps.add(new StepChange(id, kind, type, fields));
      }
    }
    older
        .steps()
        .forEach((id, step) -> {
          if (!newer.steps().containsKey(id)) {
            steps.add(new StepChange(id, StepChange.Kind.REMOVED, step.type(), List.of()));
          }
        });
    return steps;
  }
}
