package dev.drumbeat.journey.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyClassifierTest {
  @ParameterizedTest
  @MethodSource("replies")
  void understandsWhatPeopleWrite(String line) {
    String[] sides = line.split(": ", 2);

    Reply reply = ReplyClassifier.classify(sides[1]);

    assertThat(reply.intent()).as(reply.toString()).isEqualTo(Reply.Intent.valueOf(sides[0]));
  }

  @Test
  void aKeywordIsSureAndNamesItsRule() {
    assertThat(ReplyClassifier.classify(" Stop. "))
        .isEqualTo(new Reply(Reply.Intent.OPT_OUT, 1, "keyword"));
    assertThat(ReplyClassifier.classify("please take me off your list").rule())
        .isEqualTo("stop-me-off");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u200b", "…", "👍", "\u0000"})
  void whatSaysNothingIsOther(String text) {
    assertThat(ReplyClassifier.classify(text).intent()).isEqualTo(Reply.Intent.OTHER);
  }

  @Test
  void noTextKeepsItBusy() {
    for (String part :
        new String[] {"do not ", "a", "no more ", "don't want to ", "i have ", " "}) {
      String text = part.repeat(20_000);
      assertThat(catchThrowable(() -> quickly(text))).isNull();
    }
  }

  private static void quickly(String text) {
    org.junit.jupiter.api.Assertions.assertTimeout(
        Duration.ofSeconds(2), () -> ReplyClassifier.classify(text));
  }

  static Stream<String> replies() throws IOException {
    try (InputStream in = ReplyClassifierTest.class.getResourceAsStream("replies.txt")) {
      String all = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return all.lines().filter(line -> !line.startsWith("#")).toList().stream();
    }
  }
}
