package dev.drumbeat.api.webhook;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** Twilio's language for calls, as much as a scripted call needs. */
final class Twiml {
  static final MediaType TYPE = new MediaType("text", "xml", StandardCharsets.UTF_8);
  static final String EMPTY = response("");

  private static final String HANG_UP = "<Hangup/>";

  private Twiml() {}

  /** Speaks the script and waits for one digit, where the script gives digits a meaning. */
  static String speak(Script script, String action) {
    if (script.gather().isEmpty()) {
      return response(say(script, script.script()) + HANG_UP);
    }
    String gather =
        "<Gather input=\"dtmf\" numDigits=\"1\" timeout=\"6\" method=\"POST\" action=\"%s\">%s</Gather>"
            .formatted(escape(action), say(script, script.script()));
    return response(gather + HANG_UP);
  }

  static String machine(Script script, boolean fax) {
    String message = script.voicemail();
    return response(message == null || fax ? HANG_UP : say(script, message) + HANG_UP);
  }

  /** Confirms what was pressed, the opt-out by name. */
  static String thanks(Script script, @Nullable String meaning) {
    String text =
        "OPT_OUT".equals(meaning)
            ? "You will not be called again. Goodbye."
            : "Thank you. Goodbye.";
    return response(say(script, text) + HANG_UP);
  }

  private static String say(Script script, String text) {
    return "<Say language=\"%s\">%s</Say>".formatted(escape(script.language()), escape(text));
  }

  private static String response(String verbs) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Response>" + verbs + "</Response>";
  }

  // XML 1.0 has no way to write most control characters, so they become spaces.
  private static String escape(String text) {
    return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
