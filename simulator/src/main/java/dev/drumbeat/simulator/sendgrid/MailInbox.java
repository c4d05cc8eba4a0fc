package dev.drumbeat.simulator.sendgrid;

import dev.drumbeat.simulator.engine.Delivery;
import dev.drumbeat.simulator.engine.ProviderContext;
import dev.drumbeat.simulator.faults.Fate;
import dev.drumbeat.simulator.faults.Fault;
import dev.drumbeat.simulator.faults.FaultKind;
import dev.drumbeat.simulator.faults.FaultStage;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Mails to the customer's domain, told by inbound parse: repeated while the answer is a 5xx or
 * none, dropped for ever on any other that isn't a 2xx. Source: SendGrid's support article on
 * inbound parse errors.
 */
public final class MailInbox {
  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final Duration LONGEST_RETRY = Duration.ofMinutes(1);

  static final String REPLIED = "replied";

  private final ProviderContext context;
  private final Set<String> answered = ConcurrentHashMap.newKeySet();

  MailInbox(ProviderContext context) {
    this.context = context;
  }

  /** A mail arrives now, which answers that smtp-id, if any. Its id. */
  public String receive(Letter letter) throws InterruptedException {
    String id = UUID.randomUUID().toString();
    arrive(
        new ParseForm.Mail(
            id,
            letter.from(),
            letter.to(),
            letter.subject(),
            letter.text(),
            letter.inReplyTo() == null ? "" : letter.inReplyTo()));
    return id;
  }

  public record Letter(
      String from, String to, String subject, String text, @Nullable String inReplyTo) {}

  /** A reader answers, once for each reason. */
  void reply(String reason, ParseForm.Mail mail) throws InterruptedException {
    if (answered.add(reason)) {
      context.journal().note(SendGridProvider.NAME, reason, REPLIED);
      arrive(mail);
    }
  }

  /** Brings back that somebody answered. */
  void restore(String reason) {
    answered.add(reason);
  }

  private void arrive(ParseForm.Mail mail) throws InterruptedException {
    Fate fate = context.intake().inbound(SendGridProvider.NAME, mail.from(), mail.to());
    if (fate.at(FaultStage.INBOUND) != null) {
      return;
    }
    Fault fault = fate.at(FaultStage.CALLBACK);
    if (fault != null && fault.kind() == FaultKind.CALLBACK_LATE) {
      context.agenda().after(fault.delay(), () -> post(mail, FIRST_RETRY));
      return;
    }
    if (fault != null && fault.kind() == FaultKind.CALLBACK_DUPLICATE) {
      post(mail, FIRST_RETRY);
    }
    if (fault != null && fault.kind() == FaultKind.CALLBACK_FORGED) {
      forge(mail);
    }
    post(mail, FIRST_RETRY);
  }

  private void post(ParseForm.Mail mail, Duration retry) throws InterruptedException {
    URI hook = context.hooks().urls().sendgridParseUrl();
    if (hook == null) {
      return;
    }
    boolean again =
        switch (send(hook, mail)) {
          case Delivery.Answered(int status, String body) -> status >= 500;
          case Delivery.Unreachable(String reason) -> true;
        };
    if (again) {
      Duration twice = retry.multipliedBy(2);
      Duration next = twice.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : twice;
      context.agenda().after(retry, () -> post(mail, next));
    }
  }

  /** Somebody who doesn't know the secret in the path. */
  private void forge(ParseForm.Mail mail) throws InterruptedException {
    URI hook = context.hooks().urls().sendgridParseUrl();
    if (hook != null) {
      Delivery _ = send(URI.create(hook + "x"), mail);
    }
  }

  private Delivery send(URI url, ParseForm.Mail mail) throws InterruptedException {
    return context
        .courier()
        .post(url, Map.of("Content-Type", ParseForm.CONTENT_TYPE), ParseForm.of(mail));
  }
}
