package dev.drumbeat.journey.campaign;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts that name secrets without holding them: {@code Bearer {{ secrets.crm }}}. */
public final class SecretReferences {
  private static final Pattern REFERENCE =
      Pattern.compile("\\{\\{\\s*secrets\\.([A-Za-z][A-Za-z0-9_]{0,59})\\s*\\}\\}");

  private SecretReferences() {}

  /** The names of the secrets that it needs. */
  public static Set<String> names(String text) {
    Set<String> names = new LinkedHashSet<>();
    Matcher matcher = REFERENCE.matcher(text);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return names;
  }

  /** The text with each secret in its place; what comes out must not be stored or logged. */
  public static String fill(String text, UnaryOperator<String> secretOf) {
    return REFERENCE
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(secretOf.apply(match.group(1))));
  }

  /** What is left of a text when its references are taken out. */
  static String without(String text) {
    return REFERENCE.matcher(text).replaceAll("");
  }
}
