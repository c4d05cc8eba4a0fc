package dev.drumbeat.simulator.engine;

import dev.drumbeat.simulator.http.Answer;
import dev.drumbeat.simulator.log.AcceptedDraft;
import dev.drumbeat.simulator.log.AcceptedEntry;
import java.util.List;
import java.util.function.IntFunction;

/** A submission whose whole effect is its answer, and its bill. */
public record LookUp(AcceptedDraft draft, Answer success, IntFunction<Answer> errors)
    implements Submission {

  @Override
  public String provider() {
    return draft.subject().provider();
  }

  @Override
  public List<AcceptedDraft> drafts() {
    return List.of(draft);
  }

  @Override
  public void accepted(List<AcceptedEntry> entries) {
    // Nothing happens later.
  }

  @Override
  public Answer error(int status) {
    return errors.apply(status);
  }
}
