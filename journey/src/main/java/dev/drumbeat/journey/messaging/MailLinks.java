package dev.drumbeat.journey.messaging;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The links of one e-mail, in the order in which they first stand in it. Only what is listed here
 * can be put behind a redirect, and only to it does the redirect go.
 */
public record MailLinks(List<String> urls) {
  /** By this name an e-mail's content has them; without it none of its links is tracked. */
  public static final String KEPT_AS = "links";

  /** More links than that are left as they are. */
  private static final int MOST = 100;

  private static final int LONGEST = 2_000;

  private static final Pattern IN_TEXT = Pattern.compile("https?://[^\\s<>\"'`]+");
  private static final Pattern IN_HTML =
      Pattern.compile(
          "(<a\\b[^>]*?\\shref\\s*=\\s*)(?:\"([^\"]*)\"|'([^']*)')", Pattern.CASE_INSENSITIVE);

  private static final String CHARACTERS = "[a-z0-9._~!$&'()*+,;=:@/%s-]*+";

  /** RFC 3986, without user information, which is a way to hide where a link leads. */
  private static final Pattern WEB =
      Pattern.compile(
          "https?://[a-z0-9.-]+(?::[0-9]{1,5})?(?:/%s)?(?:\\?%s)?(?:#%s)?"
              .formatted(part(""), part("?"), part("?")),
          Pattern.CASE_INSENSITIVE);

  /** Punctuation that ends a sentence rather than its link. */
  private static final String TRAILING = ".,;:!?)]}*_";

  public MailLinks {
    urls = List.copyOf(urls);
  }

  /**
   * Finds them.
   *
   * @param html null where there is no such part
   */
  public static MailLinks of(String text, @Nullable String html) {
    Set<String> found = new LinkedHashSet<>();
    if (html != null) {
      IN_HTML.matcher(html).results().map(MailLinks::target).forEach(found::add);
    }
    IN_TEXT.matcher(text).results().map(match -> bare(match.group())).forEach(found::add);
    return new MailLinks(found.stream().filter(MailLinks::leads).limit(MOST).toList());
  }

  /** The text part with each link of the list replaced. */
  public String inText(String text, IntFunction<String> instead) {
    return IN_TEXT
        .matcher(text)
        .replaceAll(match -> {
          String url = bare(match.group());
          int index = urls.indexOf(url);
          String written =
              index < 0
                  ? match.group()
                  : instead.apply(index) + match.group().substring(url.length());
          return Matcher.quoteReplacement(written);
        });
  }

  /** The HTML part with each link of the list replaced; nothing but {@code href} is touched. */
  public String inHtml(String html, IntFunction<String> instead) {
    return IN_HTML
        .matcher(html)
        .replaceAll(match -> {
          int index = urls.indexOf(target(match));
          String written =
              index < 0 ? match.group() : match.group(1) + "\"" + instead.apply(index) + "\"";
          return Matcher.quoteReplacement(written);
        });
  }

  /** Characters and percent-encoded ones; possessive, so that a long link is read in one pass. */
  private static String part(String more) {
    String characters = CHARACTERS.formatted(more);
    return characters + "(?:%[0-9a-f]{2}" + characters + ")*+";
  }

  private static String target(MatchResult match) {
    String quoted = match.group(2) == null ? match.group(3) : match.group(2);
    return quoted.strip().replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&");
  }

  private static String bare(String url) {
    int end = url.length();
    while (end > 0 && TRAILING.indexOf(url.charAt(end - 1)) >= 0) {
      end--;
    }
    return url.substring(0, end);
  }

  /** Whether a browser can be sent there as it is written. */
  private static boolean leads(String url) {
    return url.length() <= LONGEST && WEB.matcher(url).matches();
  }

  /** From what was kept of an e-mail. */
  public static MailLinks kept(@Nullable Object urls) {
    var kept = new ArrayList<String>();
    if (urls instanceof List<?> list) {
      list.forEach(each -> kept.add(String.valueOf(each)));
    }
    return new MailLinks(kept);
  }
}
