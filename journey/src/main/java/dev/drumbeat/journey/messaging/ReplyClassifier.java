package dev.drumbeat.journey.messaging;

import dev.drumbeat.journey.messaging.Reply.Intent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
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
                  "detener",
                  "cancelar",
                  "arret",
                  "arretez"),
          Intent.OPT_IN, Set.of("start", "unstop", "optin", "subscribe", "resume"),
          Intent.HELP, Set.of("help", "info", "ayuda"));

  private static final List<Intent> KEYWORD_ORDER =
      List.of(Intent.OPT_OUT, Intent.OPT_IN, Intent.HELP);

  private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}]");
  private static final List<ReplyRule> RULES = ReplyRule.table();

  private ReplyClassifier() {}

  /** What the text means. */
  public static Reply classify(String text) {
    return explain(text).reply();
  }

  /** What the text means, with the rule and the words that it matched. */
  public static Classified explain(String text) {
    String plain = PlainText.of(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
    return keyword(plain).orElseGet(() -> byRules(plain));
  }

  private static Classified byRules(String plain) {
    String rest = plain;
    for (ReplyRule rule : RULES) {
      Intent intent = rule.intent();
      Matcher match = rule.pattern().matcher(rest);
      if (intent == null) {
        rest = match.replaceAll(rule.mark());
      } else if (match.find()) {
        Reply reply = new Reply(intent, rule.confidence(), rule.id());
        return new Classified(reply, rule.pattern().pattern(), match.group().strip());
      }
    }
    return new Classified(new Reply(Intent.OTHER, 0.5, "none"), "no rule matched", "");
  }

  /** The whole message, so that "s.t.o.p!" is a keyword and "the bus stop" is not. */
  private static Optional<Classified> keyword(String plain) {
    String letters = NOT_LETTERS.matcher(plain).replaceAll("");
    return KEYWORD_ORDER.stream()
        .filter(intent -> KEYWORDS.getOrDefault(intent, Set.of()).contains(letters))
        .findFirst()
        .map(intent ->
            new Classified(
                new Reply(intent, 1, "keyword"), "the whole message is a keyword", letters));
  }
}
