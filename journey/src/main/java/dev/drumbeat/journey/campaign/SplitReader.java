package dev.drumbeat.journey.campaign;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a split, whose weights make up the whole. */
final class SplitReader {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,59}");
  private static final int ID = 60;

  private SplitReader() {}

  static SplitStep read(Fields fields, int maxVisits) {
    SequencedMap<String, Arm> arms = new LinkedHashMap<>();
    if (!fields.has("arms")) {
      fields.problems().error(fields.pointer("arms"), "REQUIRED", "'arms' is missing");
    }
    fields
        .object("arms")
        .ifPresent(all ->
            all.names()
                .forEach(name -> {
                  name(all, name);
                  all.object(name).map(SplitReader::arm).ifPresent(arm -> arms.put(name, arm));
                }));
    Arm holdout = fields.object("holdout").map(SplitReader::arm).orElse(null);
    SplitStep split = new SplitStep(arms, holdout, maxVisits);
    check(fields, split, holdout);
    return split;
  }

  private static Arm arm(Fields arm) {
    if (!arm.has("weight")) {
      arm.problems().error(arm.pointer("weight"), "REQUIRED", "'weight' is missing");
    }
    int weight = arm.integer("weight", 1, SplitStep.WHOLE, 0);
    Arm read = new Arm(weight, arm.text("next", ID));
    arm.close();
    return read;
  }

  private static void name(Fields arms, String name) {
    if (name.equals(SplitStep.HOLDOUT)) {
      String message = "the holdout stands beside 'arms', not among them";
      arms.problems().error(arms.pointer(name), "UNKNOWN_FIELD", message);
    } else if (!NAME.matcher(name).matches()) {
      String message = "an arm's name is a letter, then up to 59 letters, digits, - and _";
      arms.problems().error(arms.pointer(name), "WRONG_TYPE", message);
    }
  }

  private static void check(Fields fields, SplitStep split, @Nullable Arm holdout) {
    String at = fields.pointer("arms");
    int ways = split.all().size();
    if (ways < 2 || split.arms().size() > SplitStep.ARM_LIMIT) {
      String message = "a split has two ways or more, and at most 20 arms, not " + ways;
      fields.problems().error(at, "LENGTH", message);
    }
    int sum = split.all().values().stream().mapToInt(Arm::weight).sum();
    boolean read = split.all().values().stream().allMatch(arm -> arm.weight() > 0);
    if (read && sum != SplitStep.WHOLE) {
      String with = holdout == null ? "" : ", the holdout among them,";
      String message = "the weights%s add up to %d, not to 100".formatted(with, sum);
      fields.problems().error(at, "WEIGHTS", message);
    }
  }
}
