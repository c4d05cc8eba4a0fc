package dev.drumbeat.local.hours;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.drumbeat.journey.time.HoursAnswer;
import dev.drumbeat.journey.time.HoursQuestion;
import dev.drumbeat.journey.time.LegalHours;
import dev.drumbeat.journey.time.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An answer for programs and people. Its JSON fields are a promise: add, never rename.
 *
 * @param line of the file that asked; absent for options
 * @param decision ALLOW or DENY
 * @param rule that decides, or closes next; NONE where no hours bind the channel
 * @param until of an ALLOW when it ends, of a DENY when it opens; absent where neither is known
 * @param binding all rules that close it, or close it next
 * @param placed whether anything said where the person is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"line", "decision", "rule", "source", "until"})
public record HoursLine(
    @Nullable Long line,
    Map<String, String> asked,
    String decision,
    String rule,
    String source,
    @Nullable Instant until,
    List<Verdict.Binding> binding,
    Map<String, String> localTimes,
    SortedSet<String> states,
    boolean placed) {

  /** Asks. */
  public static HoursLine of(HoursCase of, HoursQuestion question) {
    HoursAnswer answer = LegalHours.answer(question);
    Verdict verdict = answer.verdict();
    return new HoursLine(
        of.line() == 0 ? null : of.line(),
        new TreeMap<>(of.given()),
        verdict.allowed() ? "ALLOW" : "DENY",
        verdict.rule(),
        verdict.source(),
        verdict.until(),
        verdict.binding(),
        verdict.localTimes(),
        answer.whereabouts().states(),
        answer.whereabouts().placed());
  }

  /** For people: decision, until when, rule with source, local times; tabs between. */
  public String text() {
    return String.join(
        "\t",
        (line == null ? "" : "line " + line + ": ") + decision,
        until == null ? (binding.isEmpty() ? "no end" : "no hour is open") : "until " + until,
        rule + " (" + source + ")",
        (placed ? "" : "can't be placed; ") + localTimes);
  }
}
