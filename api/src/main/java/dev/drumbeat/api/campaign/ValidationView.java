package dev.drumbeat.api.campaign;

import dev.drumbeat.api.input.Fault;
import java.util.List;

/** What is wrong with a definition; {@code valid} when nothing keeps it from being published. */
record ValidationView(boolean valid, List<Fault> problems) {
  static ValidationView of(List<Fault> problems) {
    boolean valid = problems.stream().noneMatch(each -> each.severity() == Fault.Severity.ERROR);
    return new ValidationView(valid, problems);
  }
}
