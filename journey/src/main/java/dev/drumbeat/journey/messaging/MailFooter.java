package dev.drumbeat.journey.messaging;

import org.jspecify.annotations.Nullable;

/**
 * What stands below every e-mail: the sender's postal address (15 USC 7704(a)(5)(A)(iii)) and how
 * to get no more (RFC 8058).
 *
 * @param postalAddress null where the sender has none
 * @param unsubscribe this e-mail's own link
 */
public record MailFooter(@Nullable String postalAddress, String unsubscribe) {
  public String text() {
    String postal = postalAddress == null ? "" : postalAddress + "\n";
    return "\n\n-- \n" + postal + "Unsubscribe: " + unsubscribe + "\n";
  }

  public String html() {
    String postal = postalAddress == null ? "" : escape(postalAddress) + "<br>";
    return "<hr><p>" + postal + "<a href=\"" + escape(unsubscribe) + "\">Unsubscribe</a></p>";
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
