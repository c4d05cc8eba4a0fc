package dev.drumbeat.api.webhook;

import dev.drumbeat.db.webhook.InboundMail;
import dev.drumbeat.journey.contact.EmailAddresses;
import dev.drumbeat.journey.messaging.Reply;
import dev.drumbeat.journey.messaging.Reply.Intent;
import dev.drumbeat.journey.messaging.ReplyClassifier;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes of an e-mail's fields who wrote, what is new in it, and what it means. */
record Mail(MailFields fields) {
  private static final Pattern IN_BRACKETS = Pattern.compile("<([^<>]{1,320})>\\s*$");
  private static final Pattern REPLY = Pattern.compile("(?i)^\\s*(re|fw|fwd|aw|sv)\\s*:.*");

  /** What machines put in their answers (RFC 3834 and older habits). */
  private static final Pattern MACHINE =
      Pattern.compile(
          "(?mi)^(auto-submitted:\\s*auto-|x-autoreply:|x-autorespond:|precedence:\\s*(bulk|auto_reply|junk))");

  /** The e-mail to be kept; empty when nobody can be told to have written it. */
  Optional<InboundMail> inbound(boolean simulated) {
    return sender()
        .map(from -> {
          boolean person = !MACHINE.matcher(fields.get("headers")).find();
          String body = MailText.fresh(fields.get("text"), fields.get("html"));
          Reply reply = person ? meaning(body) : new Reply(Intent.OTHER, 1, "mail.automatic");
          String kept = body.isEmpty() ? fields.get("subject") : body;
          return new InboundMail(
              from, Storable.key(fields.envelopeTo(), 320), id(), kept, reply, person, simulated);
        });
  }

  private Optional<String> sender() {
    Matcher bracketed = IN_BRACKETS.matcher(fields.get("from"));
    String written = bracketed.find() ? bracketed.group(1) : fields.get("from");
    return EmailAddresses.normalise(written)
        .or(() -> EmailAddresses.normalise(fields.envelopeFrom()));
  }

  // A subject of one's own counts: mail programs write "unsubscribe" there. One with Re: is ours.
  private Reply meaning(String body) {
    Reply said = ReplyClassifier.classify(body);
    String subject = fields.get("subject");
    if (said.intent() == Intent.OPT_OUT || REPLY.matcher(subject).matches()) {
      return said;
    }
    Reply above = ReplyClassifier.classify(subject);
    return above.intent() == Intent.OPT_OUT || body.isEmpty() ? above : said;
  }

  private String id() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String name : new String[] {"headers", "from", "subject", "text", "html"}) {
        digest.update(fields.get(name).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      return "mail:" + HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
