package dev.drumbeat.simulator.people;

import static dev.drumbeat.simulator.people.TextReply.Kind.*;

import dev.drumbeat.simulator.draw.Draw;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Everyone there is. */
public final class People {
  /** Unreachable handset, unknown handset, landline or unreachable carrier, unknown error. */
  private static final List<Integer> UNDELIVERED_CODES = List.of(30003, 30005, 30006, 30008);

  private static final List<String> SUDDEN_OPT_OUTS = Words.list("opt-outs.txt");

  private static final List<TextReply.Kind> ORDINARY_REPLIES =
      List.of(
          INTERESTED,
          INTERESTED,
          NOT_INTERESTED,
          NOT_INTERESTED,
          QUESTION,
          QUESTION,
          LATER,
          WRONG_NUMBER);

  private final long seed;
  private final Owners owners;
  private final Contacts contacts;
  private final Map<TextReply.Kind, List<String>> replies = new EnumMap<>(TextReply.Kind.class);

  public People(long seed) {
    this.seed = seed;
    owners = new Owners(seed);
    contacts = new Contacts(seed);
    for (TextReply.Kind kind : TextReply.Kind.values()) {
      replies.put(kind, Words.grouped("replies.tsv", kind.name()));
    }
  }

  /** The same for the same number, always. */
  public PhonePersona phone(String phone) {
    Draw draw = Draw.of(seed, "phone " + phone);
    boolean landline = draw.chance("landline", Rates.LANDLINE);
    Integer undelivered =
        draw.chance("undelivered", Rates.UNDELIVERED)
            ? draw.pick("undelivered code", UNDELIVERED_CODES)
            : null;
    return new PhonePersona(phone, landline, undelivered, reply(draw), call(draw));
  }

  /** The same for the same subject of a payment link, always. */
  public PayPersona payer(String subject) {
    Draw draw = Draw.of(seed, "payer " + subject);
    return new PayPersona(draw.chance("pays", Rates.PAYS), draw.between("after", 3, 40));
  }

  /** The same for the same mailbox, always; upper and lower case are one. */
  public MailPersona mailbox(String email) {
    String mailbox = email.toLowerCase(Locale.ROOT);
    Draw draw = Draw.of(seed, "mailbox " + mailbox);
    boolean opens = draw.chance("opens", Rates.MAIL_OPENS);
    return new MailPersona(
        mailbox,
        draw.chance("bounces", Rates.MAIL_BOUNCES),
        draw.chance("deferred", Rates.MAIL_DEFERRED),
        new MailPersona.Attention(
            opens,
            opens && draw.chance("clicks", Rates.MAIL_CLICKS),
            draw.chance("spam", Rates.MAIL_SPAM_REPORT),
            opens && draw.chance("unsubscribes", Rates.MAIL_UNSUBSCRIBES)),
        mailReply(draw));
  }

  /** What somebody says who has had enough; alike for the same person, always. */
  public String suddenOptOut(String phoneOrMailbox) {
    return Draw.of(seed, "sudden " + phoneOrMailbox).pick("words", SUDDEN_OPT_OUTS);
  }

  public Owners owners() {
    return owners;
  }

  public Contacts contacts() {
    return contacts;
  }

  /** The state that a number's area code belongs to, empty where there is none. */
  public String stateOf(String phone) {
    return AreaCodes.stateOf(phone);
  }

  private @Nullable TextReply reply(Draw draw) {
    double drawn = draw.unit("reply");
    if (drawn >= Rates.REPLIES) {
      return null;
    }
    TextReply.Kind kind = drawn < Rates.OPT_OUTS ? optOut(draw) : ordinary(draw);
    return new TextReply(kind, draw.pick("words", replies.getOrDefault(kind, List.of())));
  }

  private @Nullable TextReply mailReply(Draw draw) {
    double drawn = draw.unit("reply");
    if (drawn >= Rates.MAIL_REPLIES) {
      return null;
    }
    TextReply.Kind kind = drawn < Rates.MAIL_OPT_OUTS ? OPT_OUT_FREE_TEXT : ordinary(draw);
    return new TextReply(kind, draw.pick("words", replies.getOrDefault(kind, List.of())));
  }

  private static TextReply.Kind optOut(Draw draw) {
    return draw.chance("free text", 0.5) ? OPT_OUT_FREE_TEXT : OPT_OUT_KEYWORD;
  }

  private static TextReply.Kind ordinary(Draw draw) {
    return draw.pick("mood", ORDINARY_REPLIES);
  }

  private static CallFate call(Draw draw) {
    return new CallFate(
        outcome(draw.unit("call")),
        digit(draw.unit("digit")),
        draw.between("ring", 1, 3),
        draw.between("talk", 2, 6),
        draw.unit("clarity"));
  }

  private static CallFate.Outcome outcome(double drawn) {
    if (drawn < Rates.CALL_HUMAN) {
      return CallFate.Outcome.HUMAN;
    }
    if (drawn < Rates.CALL_HUMAN + Rates.CALL_VOICEMAIL) {
      return CallFate.Outcome.VOICEMAIL;
    }
    return drawn < Rates.CALL_HUMAN + Rates.CALL_VOICEMAIL + Rates.CALL_NO_ANSWER
        ? CallFate.Outcome.NO_ANSWER
        : CallFate.Outcome.BUSY;
  }

  private static @Nullable String digit(double drawn) {
    if (drawn < Rates.PRESSES_ONE) {
      return "1";
    }
    return drawn < Rates.PRESSES_ONE + Rates.PRESSES_NINE ? "9" : null;
  }
}
