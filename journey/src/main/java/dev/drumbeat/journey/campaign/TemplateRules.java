package dev.drumbeat.journey.campaign;

import dev.drumbeat.journey.Channel;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a template has to be before steps may name it. */
public final class TemplateRules {
  /** What a name may be: a key, as steps and senders have. */
  public static final String NAME = "[A-Za-z][A-Za-z0-9_-]{0,59}";

  private static final Pattern NAMED = Pattern.compile(NAME);

  private TemplateRules() {}

  public static boolean isName(String name) {
    return NAMED.matcher(name).matches();
  }

  /**
   * Everything wrong with a text, each with its pointer; warnings of fields that look like slips
   * among them.
   *
   * @param subject of an e-mail, which needs one; null of a text message, which has none
   */
  public static List<Problem> problems(
      Channel channel, @Nullable String subject, String body, @Nullable String html) {
    Problems problems = new Problems(Map.of());
    boolean mail = channel == Channel.EMAIL;
    if (mail) {
      text("/subject", subject == null ? "" : subject, EmailStep.SUBJECT_LIMIT, problems);
    } else {
      none("/subject", subject, problems);
      none("/html", html, problems);
    }
    text("/body", body, mail ? EmailStep.BODY_LIMIT : CampaignDefinition.BODY_LIMIT, problems);
    if (mail && html != null) {
      text("/html", html, EmailStep.BODY_LIMIT, problems);
    }
    return problems.list();
  }

  private static void none(String pointer, @Nullable String value, Problems problems) {
    if (value != null) {
      problems.error(pointer, "NOT_ALLOWED", "A text message has only a body");
    }
  }

  private static void text(String pointer, String source, int most, Problems problems) {
    if (source.isBlank() || source.length() > most) {
      problems.error(pointer, "LENGTH", "It has 1 to " + most + " characters");
    } else {
      TextRules.check(pointer, source, Vocabulary.ofLeads(), problems);
    }
  }
}
