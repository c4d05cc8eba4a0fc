package dev.drumbeat.journey.campaign;

import dev.drumbeat.journey.Channel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a definition's shape. Whether it makes sense as a whole is judged afterwards. */
final class DefinitionReader {
  private static final Pattern STEP_ID = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,59}");

  private DefinitionReader() {}

  /** With stand-ins where it is wrong, so that the rest can be judged all the same. */
  static Draft read(Fields fields) {
    String name = fields.text("name", CampaignDefinition.NAME_LIMIT);
    List<Channel> channels = Readers.channels(fields);
    Audience audience = audience(fields);
    Enroll enroll = fields.object("enroll").map(PolicyReader::enroll).orElse(Enroll.DEFAULT);
    Isolation isolation = fields.choice("isolation", Isolation.class, Isolation.COHORT);
    Priority priority = fields.choice("priority", Priority.class, Priority.NORMAL);
    Policy policy = fields.object("policy").map(PolicyReader::policy).orElse(Policy.NONE);
    List<ExitRule> exitOn = PolicyReader.exitOn(fields);
    Goal goal = fields.object("goal").flatMap(PolicyReader::goal).orElse(null);
    String start = fields.text("start", 60);
    SequencedMap<String, Step> steps = steps(fields);
    fields.close();
    CampaignDefinition definition =
        new CampaignDefinition(
            name, channels, audience, enroll, isolation, priority, policy, exitOn, goal, start,
            steps);
    return new Draft(definition, fields.object("steps").map(Fields::names).orElse(Set.of()));
  }

  private static Audience audience(Fields fields) {
    if (!fields.has("audience")) {
      fields.problems().error(fields.pointer("audience"), "REQUIRED", "'audience' is missing");
    }
    return fields
        .object("audience")
        .flatMap(PolicyReader::audience)
        .orElse(Audience.ofList("unknown"));
  }

  private static SequencedMap<String, Step> steps(Fields fields) {
    SequencedMap<String, Step> steps = new LinkedHashMap<>();
    Optional<Fields> all = fields.object("steps");
    if (all.isEmpty()) {
      if (!fields.has("steps")) {
        fields.problems().error(fields.pointer("steps"), "REQUIRED", "'steps' is missing");
      }
      return steps;
    }
    int count = all.get().names().size();
    if (count == 0 || count > CampaignDefinition.STEP_LIMIT) {
      String message =
          "a journey has 1 to " + CampaignDefinition.STEP_LIMIT + " steps, not " + count;
      fields.problems().error(fields.pointer("steps"), "STEP_LIMIT", message);
    }
    for (String id : all.get().names()) {
      if (!STEP_ID.matcher(id).matches()) {
        String message = "a step's id is a letter, then up to 59 letters, digits, - and _";
        fields.problems().error(all.get().pointer(id), "WRONG_TYPE", message);
      }
      all.get().object(id).flatMap(StepReader::read).ifPresent(step -> steps.put(id, step));
    }
    return steps;
  }
}
