package dev.drumbeat.journey.campaign;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Parts leads by weight. Which arm a lead takes follows from its enrollment and the step alone, so
 * that it is never drawn again.
 *
 * @param arms by name; the name becomes the step's outcome
 * @param holdout who is left out, to compare with; its outcome is {@code holdout}
 */
public record SplitStep(SequencedMap<String, Arm> arms, @Nullable Arm holdout, int maxVisits)
    implements Step {
  public static final int ARM_LIMIT = 20;
  public static final int WHOLE = 100;

  /** The outcome of a lead that was left out; no arm may have this name. */
  public static final String HOLDOUT = "holdout";

  public SplitStep {
    arms = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(arms));
  }

  /** Every arm, the holdout last, in the order in which a draw goes through them. */
  public SequencedMap<String, Arm> all() {
    SequencedMap<String, Arm> all = new LinkedHashMap<>(arms);
    if (holdout != null) {
      all.put(HOLDOUT, holdout);
    }
    return Collections.unmodifiableSequencedMap(all);
  }
}
