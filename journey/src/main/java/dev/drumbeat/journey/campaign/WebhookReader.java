package dev.drumbeat.journey.campaign;

import dev.drumbeat.journey.destination.Destination;
import dev.drumbeat.journey.template.Missing;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a webhook step: where to, and what it may carry. */
final class WebhookReader {
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,59}");
  private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e]{1,500}");

  /** Set by whoever sends: the transport, and the signature by Standard Webhooks. */
  private static final Set<String> OURS =
      Set.of(
          "host",
          "connection",
          "content-length",
          "transfer-encoding",
          "te",
          "upgrade",
          "expect",
          "webhook-id",
          "webhook-timestamp",
          "webhook-signature");

  private static final Pattern SECRET =
      Pattern.compile(".*(authorization|cookie|token|secret|password|api-?key).*");
  private static final int ID = 60;

  private final Fields fields;
  private final Problems problems;

  private WebhookReader(Fields fields) {
    this.fields = fields;
    this.problems = fields.problems();
  }

  static WebhookStep read(Fields fields, int maxVisits, Retry retry) {
    WebhookReader reader = new WebhookReader(fields);
    return new WebhookStep(
        reader.url(),
        fields.choice("method", WebhookStep.Method.class, WebhookStep.Method.POST),
        reader.headers(),
        fields.optionalText("body", WebhookStep.BODY_LIMIT),
        Readers.saveAs(fields),
        fields.text("next", ID),
        fields.optionalText("onRejected", ID),
        fields.choice("missing", Missing.class, Missing.HOLD),
        maxVisits,
        retry);
  }

  private String url() {
    String url = fields.text("url", Destination.URL_LIMIT);
    if (!url.isBlank()) {
      Destination.refusal(url)
          .ifPresent(why -> problems.error(fields.pointer("url"), "DESTINATION", why));
    }
    return url;
  }

  private Map<String, String> headers() {
    Map<String, String> headers = fields.textEntries("headers", 500);
    if (headers.size() > WebhookStep.HEADER_LIMIT) {
      problems.error(fields.pointer("headers"), "LENGTH", "'headers' has at most 20 entries");
    }
    headers.forEach(
        (name, value) -> header(Source.under(fields.pointer("headers"), name), name, value));
    return headers;
  }

  private void header(String at, String name, String value) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (!NAME.matcher(name).matches() || OURS.contains(lower)) {
      problems.error(at, "UNKNOWN_VALUE", "'" + name + "' is no header that can be set");
    }
    String plain = SecretReferences.without(value);
    if (!value.isEmpty() && !VALUE.matcher(value).matches()) {
      problems.error(at, "WRONG_TYPE", "a header is 1 to 500 printable ASCII characters");
    } else if (plain.contains("{{") || plain.contains("{%")) {
      String message = "a header names secrets only, such as {{ secrets.crm }}";
      problems.error(at, "UNKNOWN_NAME", message);
    } else if (SECRET.matcher(lower).matches() && SecretReferences.names(value).isEmpty()) {
      String message =
          "'%s' is a secret: store it, and write its reference, such as {{ secrets.crm }}";
      problems.error(at, "LITERAL_SECRET", message.formatted(name));
    }
  }
}
