package dev.drumbeat.api.webhook;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/**
 * What is new in an e-mail. What it quotes is ours, with our own unsubscribe words in it, and must
 * not be taken for the person's.
 */
final class MailText {
  private static final int LONGEST = 10_000;
  private static final List<Pattern> QUOTES =
      List.of(
          Pattern.compile("(?m)^>.*"),
          Pattern.compile("(?m)^[ \\t]*On\\s[^\\n]{0,200}(\\n[^\\n]{0,200})?\\bwrote:[ \\t]*$"),
          Pattern.compile("(?mi)^-{2,}[ \\t]*(original|forwarded) message[ \\t]*-{2,}"),
          Pattern.compile("(?m)^_{10,}[ \\t]*$"),
          Pattern.compile("(?mi)^From:\\s.*\\n(Sent|Date|To):\\s"),
          Pattern.compile("(?m)^-- $"));
  private static final Pattern QUOTED_HTML =
      Pattern.compile(
          "(?is)<blockquote.*|<div[^<>]{0,200}(gmail_quote|divRplyFwdMsg|appendonsend).*");

  private MailText() {}

  /** The new text, from the plain part, or from HTML where there is none. */
  static String fresh(String text, String html) {
    String plain = text.isBlank() ? plain(html) : text.replace("\r\n", "\n");
    int end =
        QUOTES.stream()
            .map(quote -> quote.matcher(plain))
            .filter(found -> found.find())
            .mapToInt(found -> found.start())
            .min()
            .orElse(plain.length());
    return Storable.key(plain.substring(0, end).strip(), LONGEST);
  }

  private static String plain(String html) {
    String kept = QUOTED_HTML.matcher(html).replaceFirst("");
    String text =
        without("script", without("style", without("head", kept)))
            .replaceAll("(?i)<(br|/p|/div|/tr|/li|/h[1-6])\\b[^<>]*>", "\n")
            .replaceAll("<[^<>]{0,2000}>", "");
    return HtmlUtils.htmlUnescape(text).replace("\r\n", "\n").replace('\u00a0', ' ');
  }

  // By hand, because a pattern takes forever on thousands of tags that never end.
  private static String without(String tag, String html) {
    String lower = html.toLowerCase(Locale.ROOT);
    var kept = new StringBuilder();
    int from = 0;
    for (int start; (start = lower.indexOf("<" + tag, from)) >= 0; ) {
      kept.append(html, from, start);
      int end = lower.indexOf("</" + tag, start);
      int close = end < 0 ? -1 : lower.indexOf('>', end);
      from = close < 0 ? html.length() : close + 1;
    }
    return kept.append(html.substring(from)).toString();
  }
}
