package dev.drumbeat.api.campaign;

import dev.drumbeat.api.web.Current;
import dev.drumbeat.api.web.IfMatch;
import dev.drumbeat.api.web.StaleWrite;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A draft as it is, of a campaign or a template.
 *
 * @param json what it says
 * @param version rises with each edit
 * @param editedBy null where that is not known
 */
public record CurrentDraft(String json, int version, Instant editedAt, @Nullable String editedBy) {
  /**
   * Tells a writer who took another for it what was changed meanwhile.
   *
   * @param expected what the writer took it for
   * @param past what a draft of a version said, as far as it is kept
   * @param differs where what the writer wants differs from it; null where nothing is written
   */
  public StaleWrite stale(
      IfMatch expected, IntFunction<Optional<String>> past, @Nullable List<String> differs) {
    OptionalInt base = expected.versions().stream().mapToInt(Integer::intValue).max();
    List<String> changed =
        base.isEmpty()
            ? null
            : past.apply(base.getAsInt()).map(then -> Differences.between(then, json)).orElse(null);
    return new StaleWrite(
        new Current(IfMatch.tag(version), version, editedAt, editedBy, changed, differs));
  }
}
