package dev.drumbeat.api.webhook;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The fields of an e-mail as SendGrid posts it (its Inbound Parse reference): each in the character
 * set that field {@code charsets} names. Attachments are not read.
 */
record MailFields(Map<String, String> byName) {
  private static final Set<String> READ =
      Set.of("headers", "envelope", "from", "to", "subject", "text", "html");
  private static final int MOST_BYTES = 1_048_576;

  MailFields {
    byName = Map.copyOf(byName);
  }

  static MailFields read(HttpServletRequest request) throws IOException, ServletException {
    JsonNode charsets = json(text(request.getPart("charsets"), StandardCharsets.UTF_8));
    var fields = new HashMap<String, String>();
    for (Part part : request.getParts()) {
      if (READ.contains(part.getName()) && part.getSubmittedFileName() == null) {
        Charset charset = charset(charsets.path(part.getName()).asString(""));
        fields.putIfAbsent(part.getName(), Storable.text(text(part, charset)));
      }
    }
    return new MailFields(fields);
  }

  String get(String name) {
    return byName.getOrDefault(name, "");
  }

  /** Who sent it on the wire; empty for a bounce. */
  String envelopeFrom() {
    return json(get("envelope")).path("from").asString("");
  }

  /** Where it was sent to on the wire. */
  String envelopeTo() {
    return json(get("envelope")).path("to").path(0).asString(get("to"));
  }

  private static String text(@org.jspecify.annotations.Nullable Part part, Charset charset)
      throws IOException {
    if (part == null) {
      return "";
    }
    try (InputStream bytes = part.getInputStream()) {
      return new String(bytes.readNBytes(MOST_BYTES), charset);
    }
  }

  // A name that nobody knows is read as UTF-8: a misread letter is better than a lost opt-out.
  private static Charset charset(String name) {
    try {
      return name.isBlank() ? StandardCharsets.UTF_8 : Charset.forName(name.strip());
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return StandardCharsets.UTF_8;
    }
  }

  private static JsonNode json(String text) {
    try {
      return JsonMapper.shared().readTree(text);
    } catch (JacksonException none) {
      return JsonMapper.shared().createObjectNode();
    }
  }
}
