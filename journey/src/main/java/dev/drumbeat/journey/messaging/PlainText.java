package dev.drumbeat.journey.messaging;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A text as the rules read it: lower case, no accents, plain apostrophes, single blanks, and the
 * shorthand of texting written out.
 */
final class PlainText {
  private static final Pattern APOSTROPHES = Pattern.compile("[\u2018\u2019\u02BC`\u00B4]");
  private static final Pattern STOP_SIGNS = Pattern.compile("[\\x{1F6D1}\\x{1F6AB}\\x{26D4}]");
  private static final Pattern RUDE = Pattern.compile("\\x{1F595}");
  private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}|\uFE0F");
  private static final Pattern ACCENTS = Pattern.compile("\\p{Mn}");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Map<Pattern, String> SHORTHAND = shorthand();

  private PlainText() {}

  static String of(String text) {
    String signs = STOP_SIGNS.matcher(text).replaceAll(" stop ");
    String folded =
        Normalizer.normalize(RUDE.matcher(signs).replaceAll(" fuck off "), Normalizer.Form.NFKD);
    String bare = ACCENTS.matcher(folded).replaceAll("");
    String straight = APOSTROPHES.matcher(bare).replaceAll("'");
    String visible = INVISIBLE.matcher(straight).replaceAll("");
    String plain = BLANKS.matcher(visible.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
    for (Map.Entry<Pattern, String> each : SHORTHAND.entrySet()) {
      plain = each.getKey().matcher(plain).replaceAll(each.getValue());
    }
    return plain;
  }

  private static Map<Pattern, String> shorthand() {
    Map<String, String> words = new LinkedHashMap<>();
    words.put("dont|dnt|donot|do'nt|don t|dont't|doont", "don't");
    words.put("pls|plz|plse|pleas|plese|pleae|pleease|plzz", "please");
    words.put("u", "you");
    words.put("ur", "your");
    words.put("youre", "you're");
    words.put("txt", "text");
    words.put("txts", "texts");
    words.put("txting|texing|textin", "texting");
    words.put("msg", "message");
    words.put("msgs|mesages|messeges", "messages");
    words.put("msging|messagin", "messaging");
    words.put("im", "i'm");
    words.put("ive", "i've");
    words.put("wanna", "want to");
    words.put("gonna", "going to");
    words.put("remov|remve|remvoe|rmove|reomve|removee", "remove");
    words.put("delte|deleet|deleete", "delete");
    words.put("cancle|cancell", "cancel");
    words.put("quti|qiut", "quit");
    words.put("numbr|nubmer|num", "number");
    words.put("contac|conact|contct", "contact");
    words.put("nomore", "no more");
    words.put("w/", "with");
    words.put("fone", "phone");
    Map<Pattern, String> patterns = new LinkedHashMap<>();
    words.forEach((from, to) ->
        patterns.put(Pattern.compile("(?<![\\p{L}'])(?:" + from + ")(?![\\p{L}'])"), to));
    return patterns;
  }
}
