package dev.drumbeat.journey.assistant;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** How a call ended, by the provider's word for it: a table, for the provider adds words. */
final class EndedReasons {
  private static final String RESOURCE = "ended-reasons.tsv";
  private static final List<Row> ROWS = read();

  private EndedReasons() {}

  private record Row(Pattern pattern, Outcome outcome) {
    static Row of(String line) {
      String[] cells = line.split("\t", -1);
      String[] literals = cells[0].split("\\*", -1);
      var expression = new StringBuilder(Pattern.quote(literals[0]));
      for (int i = 1; i < literals.length; i++) {
        expression.append(".*").append(Pattern.quote(literals[i]));
      }
      return new Row(Pattern.compile(expression.toString()), Outcome.valueOf(cells[1]));
    }
  }

  /**
   * The outcome.
   *
   * @param personSpoke what an unknown word is judged by
   */
  static Outcome outcome(String endedReason, boolean personSpoke) {
    return ROWS.stream()
        .filter(row -> row.pattern().matcher(endedReason).matches())
        .map(Row::outcome)
        .findFirst()
        .orElse(personSpoke ? Outcome.ANSWERED : Outcome.FAILED);
  }

  private static List<Row> read() {
    try (InputStream in = EndedReasons.class.getResourceAsStream(RESOURCE)) {
      return new String(Objects.requireNonNull(in, RESOURCE).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Row::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE, e);
    }
  }
}
