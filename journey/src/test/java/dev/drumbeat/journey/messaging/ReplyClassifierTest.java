package dev.drumbeat.journey.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.drumbeat.journey.messaging.Reply.Intent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyClassifierTest {
  private static final List<Line> LINES = lines();

  /** A line of the table; the label - is anything but an opt-out. */
  record Line(String part, String label, String text) {
    boolean isOptOut() {
      return label.equals(Intent.OPT_OUT.name());
    }

    boolean isTakenForOptOut() {
      return ReplyClassifier.classify(text).intent() == Intent.OPT_OUT;
    }
  }

  @ParameterizedTest
  @MethodSource("seen")
  void understandsWhatTheRulesWereWrittenFrom(Line line) {
    Classified classified = ReplyClassifier.explain(line.text());

    if (line.label().equals("-")) {
      assertThat(classified.reply().intent()).as("%s", classified).isNotEqualTo(Intent.OPT_OUT);
    } else {
      assertThat(classified.reply().intent().name()).as("%s", classified).isEqualTo(line.label());
    }
  }

  @Test
  void findsTheOptOutsThatNoRuleWasWrittenFrom() {
    List<Line> optOuts = heldOut().filter(Line::isOptOut).toList();
    List<Line> missed = optOuts.stream().filter(line -> !line.isTakenForOptOut()).toList();

    assertThat(heldOut()).hasSizeGreaterThanOrEqualTo(150);
    assertThat(optOuts).hasSizeGreaterThanOrEqualTo(100);
    assertThat(1 - missed.size() / (double) optOuts.size())
        .as("recall; missed: %s", missed)
        .isGreaterThanOrEqualTo(0.99);
  }

  @Test
  void takesFewOthersForOptOuts() {
    List<Line> taken = heldOut().filter(Line::isTakenForOptOut).toList();
    List<Line> wrong = taken.stream().filter(line -> !line.isOptOut()).toList();

    assertThat(1 - wrong.size() / (double) taken.size())
        .as("precision; wrong: %s", wrong)
        .isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void noTextStandsInBothParts() {
    assertThat(LINES).extracting(line -> PlainText.of(line.text())).hasSizeGreaterThan(300);
    assertThat(heldOut())
        .extracting(Line::text)
        .doesNotContainAnyElementsOf(seen().map(Line::text).toList());
  }

  @Test
  void aKeywordIsSureAndNamesItsRule() {
    assertThat(ReplyClassifier.classify(" Stop. "))
        .isEqualTo(new Reply(Intent.OPT_OUT, 1, "keyword"));
    assertThat(ReplyClassifier.classify("please take me off your list").rule())
        .isEqualTo("stop-me-off");
  }

  @Test
  void anExplanationHasTheRuleAndTheWordsThatItMatched() {
    Classified classified = ReplyClassifier.explain("Hi there, PLEASE stop.");

    assertThat(classified.matched()).isEqualTo("stop");
    assertThat(classified.ruleText()).contains("stop");
    assertThat(ReplyClassifier.explain("hm").matched()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u200b", "…", "👍", "\u0000"})
  void whatSaysNothingIsOther(String text) {
    assertThat(ReplyClassifier.classify(text).intent()).isEqualTo(Intent.OTHER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "do not ",
        "a",
        "no more ",
        "don't want to ",
        "i have ",
        " ",
        "no please ",
        "remove my "
      })
  void noTextKeepsItBusy(String part) {
    String text = part.repeat(20_000);

    assertTimeout(Duration.ofSeconds(2), () -> ReplyClassifier.classify(text));
  }

  static Stream<Line> seen() {
    return LINES.stream().filter(line -> line.part().equals("seen"));
  }

  private static Stream<Line> heldOut() {
    return LINES.stream().filter(line -> line.part().equals("heldout"));
  }

  private static List<Line> lines() {
    try (InputStream in = ReplyClassifierTest.class.getResourceAsStream("replies.tsv")) {
      String all = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return all.lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split("\t", 3))
          .map(cells -> new Line(cells[0], cells[1], cells[2]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
