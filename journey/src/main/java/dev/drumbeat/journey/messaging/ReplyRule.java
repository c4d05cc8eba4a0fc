package dev.drumbeat.journey.messaging;

import dev.drumbeat.journey.messaging.Reply.Intent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One rule of the table beside this class.
 *
 * @param intent what a match means; null takes the match out of the text for the rules after it
 * @param confidence 0 to 1; without an intent, the number of its mark
 */
record ReplyRule(String id, @Nullable Intent intent, double confidence, Pattern pattern) {
  private static final String RESOURCE = "reply-rules.tsv";

  /** What stands in the text for an innocent match; a later rule may look for it. */
  String mark() {
    return " ~" + (int) confidence + "~ ";
  }

  static List<ReplyRule> table() {
    try (InputStream in = ReplyRule.class.getResourceAsStream(RESOURCE)) {
      byte[] bytes = Objects.requireNonNull(in, RESOURCE).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(ReplyRule::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE, e);
    }
  }

  private static ReplyRule read(String line) {
    String[] cells = line.split("\t", 4);
    Intent intent = cells[1].equals("INNOCENT") ? null : Intent.valueOf(cells[1]);
    return new ReplyRule(cells[0], intent, Double.parseDouble(cells[2]), Pattern.compile(cells[3]));
  }
}
