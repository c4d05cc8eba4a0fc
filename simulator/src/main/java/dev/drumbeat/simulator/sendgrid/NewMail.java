package dev.drumbeat.simulator.sendgrid;

import dev.drumbeat.simulator.engine.Submission;
import dev.drumbeat.simulator.http.Answer;
import dev.drumbeat.simulator.http.Json;
import dev.drumbeat.simulator.log.AcceptedDraft;
import dev.drumbeat.simulator.log.AcceptedEntry;
import dev.drumbeat.simulator.log.Kind;
import dev.drumbeat.simulator.log.Tags;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;

/** One request to send: an entry in the log for each personalization, all under one id. */
final class NewMail implements Submission {
  private final String messageId = messageId();
  private final Content content;
  private final BiConsumer<AcceptedEntry, MailForm> begin;

  record Content(String from, String body, List<MailForm> forms) {}

  NewMail(Content content, BiConsumer<AcceptedEntry, MailForm> begin) {
    this.content = content;
    this.begin = begin;
  }

  @Override
  public String provider() {
    return SendGridProvider.NAME;
  }

  @Override
  public List<AcceptedDraft> drafts() {
    return content.forms().stream().map(this::draft).toList();
  }

  private AcceptedDraft draft(MailForm form) {
    return new AcceptedDraft(
        new AcceptedDraft.Subject(SendGridProvider.NAME, Kind.EMAIL, messageId),
        new Tags(form.customArgs().get("attempt_id"), form.customArgs().get("effect")),
        new AcceptedDraft.Parties(form.recipients().getFirst(), content.from()),
        content.body(),
        Json.MAPPER.valueToTree(form));
  }

  @Override
  public void accepted(List<AcceptedEntry> entries) {
    for (int i = 0; i < entries.size(); i++) {
      begin.accept(entries.get(i), content.forms().get(i));
    }
  }

  @Override
  public Answer success() {
    return Answer.empty(202).withHeader("X-Message-Id", messageId);
  }

  @Override
  public Answer error(int status) {
    return MailError.ofStatus(status);
  }

  /** 22 characters, as SendGrid's are. */
  private static String messageId() {
    UUID random = UUID.randomUUID();
    byte[] bytes =
        ByteBuffer.allocate(16)
            .putLong(random.getMostSignificantBits())
            .putLong(random.getLeastSignificantBits())
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
