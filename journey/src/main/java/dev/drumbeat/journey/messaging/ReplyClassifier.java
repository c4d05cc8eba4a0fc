package dev.drumbeat.journey.messaging;

import dev.drumbeat.journey.messaging.Reply.Intent;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Says what an inbound text means: by the carriers' keywords when it is nothing else, then by rules
 * for free text, tried in their order. What looks like an opt-out and isn't ("don't stop", "bus
 * stop") is taken out first. Any reasonable wording of an opt-out counts (47 CFR 64.1200(a)(10)),
 * so those rules come before all others.
 */
public final class ReplyClassifier {
  /** Longer than what any carrier delivers as one text. */
  private static final int LONGEST = 2_000;

  /** The default words of the carriers, and the per-se words of 47 CFR 64.1200(a)(10). */
  private static final Map<Intent, Set<String>> KEYWORDS =
      Map.of(
          Intent.OPT_OUT,
              Set.of(
                  "stop",
                  "stopall",
                  "unsubscribe",
                  "cancel",
                  "end",
                  "quit",
                  "revoke",
                  "optout",
                  "optmeout",
                  "remove",
                  "removeme",
                  "alto",
                  "parar",
                  "basta",
                  "detener"),
          Intent.OPT_IN, Set.of("start", "unstop", "optin", "subscribe", "resume"),
          Intent.HELP, Set.of("help", "info", "ayuda"));

  private static final List<Intent> KEYWORD_ORDER =
      List.of(Intent.OPT_OUT, Intent.OPT_IN, Intent.HELP);

  private static final Pattern APOSTROPHES = Pattern.compile("[\u2018\u2019\u02BC`\u00B4]");
  private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}|\uFE0F");
  private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}]");
  private static final List<ReplyRule> RULES = ReplyRule.table();

  private ReplyClassifier() {}

  public static Reply classify(String text) {
    String plain = plain(text);
    Optional<Reply> keyword = keyword(plain);
    if (keyword.isPresent()) {
      return keyword.get();
    }
    String rest = plain;
    for (ReplyRule rule : RULES) {
      if (rule.intent() == null) {
        rest = rule.pattern().matcher(rest).replaceAll(rule.mark());
      } else if (rule.pattern().matcher(rest).find()) {
        return new Reply(rule.intent(), rule.confidence(), rule.id());
      }
    }
    return new Reply(Intent.OTHER, 0.5, "none");
  }

  /** The whole message, so that "s.t.o.p!" is a keyword and "the bus stop" is not. */
  private static Optional<Reply> keyword(String plain) {
    String letters = NOT_LETTERS.matcher(plain).replaceAll("");
    return KEYWORD_ORDER.stream()
        .filter(intent -> KEYWORDS.getOrDefault(intent, Set.of()).contains(letters))
        .findFirst()
        .map(intent -> new Reply(intent, 1, "keyword"));
  }

  private static String plain(String text) {
    String cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    String folded =
        Normalizer.normalize(cut.replace("\uD83D\uDED1", " stop "), Normalizer.Form.NFKC);
    String straight = APOSTROPHES.matcher(folded).replaceAll("'");
    String visible = INVISIBLE.matcher(straight).replaceAll("");
    return visible.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
  }
}
