package dev.drumbeat.activities.provider;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * How Vapi words refusals: {@code message}, one or a list, {@code error} and {@code statusCode}. It
 * has no codes; that all lines are taken is told apart by its words.
 */
final class VapiErrors {
  /** In {@code errors/vapi.tsv}: no line was free, and the call was not made. */
  static final String NO_LINE = "OVER_CONCURRENCY_LIMIT";

  private static final Pattern CONCURRENCY =
      Pattern.compile("concurren(t|cy)", Pattern.CASE_INSENSITIVE);

  private VapiErrors() {}

  static ErrorBody.@Nullable Fault fault(JsonNode body) {
    JsonNode message = body.path("message");
    String text =
        message.isArray()
            ? message.valueStream().map(each -> each.asString("")).collect(Collectors.joining("; "))
            : Json.text(body, "message");
    String said = text == null || text.isBlank() ? Json.text(body, "error") : text;
    if (said == null) {
      return null;
    }
    return new ErrorBody.Fault(CONCURRENCY.matcher(said).find() ? NO_LINE : null, said);
  }
}
