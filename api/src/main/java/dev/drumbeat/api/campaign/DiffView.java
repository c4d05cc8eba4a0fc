package dev.drumbeat.api.campaign;

import dev.drumbeat.journey.version.Difference;
import dev.drumbeat.journey.version.FieldChange;
import dev.drumbeat.journey.version.StepChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two definitions of a campaign, in meaning.
 *
 * @param to null is the draft
 * @param same whether both mean the same
 * @param fields of all that is no step
 * @param steps each of both, with what became of it
 */
record DiffView(
    int from,
    @Nullable Integer to,
    boolean same,
    List<FieldChange> fields,
    List<StepChange> steps) {
  static DiffView of(DiffQuery query, Difference difference) {
    return new DiffView(
        query.from(), query.to(), difference.none(), difference.fields(), difference.steps());
  }
}
