package dev.drumbeat.simulator.sendgrid;

import dev.drumbeat.simulator.draw.Draw;
import dev.drumbeat.simulator.engine.ProviderContext;
import dev.drumbeat.simulator.faults.Fault;
import dev.drumbeat.simulator.faults.FaultStage;
import dev.drumbeat.simulator.log.AcceptedEntry;
import dev.drumbeat.simulator.people.MailPersona;
import dev.drumbeat.simulator.people.TextReply;
import java.time.Duration;
import java.time.Instant;

/** People who answer mail: some what they are asked, some that they have had enough. */
final class Readers {
  private final ProviderContext context;
  private final MailInbox inbox;

  Readers(ProviderContext context, MailInbox inbox) {
    this.context = context;
    this.inbox = inbox;
  }

  void read(AcceptedEntry entry, MailForm form) {
    MailForm.Letter letter = form.letter();
    if (letter == null) {
      return;
    }
    for (String email : form.recipients()) {
      OneReader reader = new OneReader(entry, letter, email);
      reader.hasEnough();
      if (!form.dropped().containsKey(email)) {
        reader.answers();
      }
    }
  }

  private final class OneReader {
    private final AcceptedEntry entry;
    private final MailForm.Letter letter;
    private final String email;
    private final Draw draw;

    OneReader(AcceptedEntry entry, MailForm.Letter letter, String email) {
      this.entry = entry;
      this.letter = letter;
      this.email = email;
      draw = Draw.of(0, entry.fate().subject() + " " + email);
    }

    void hasEnough() {
      Fault whim = entry.fate().at(FaultStage.PERSON);
      if (whim != null) {
        Duration within = whim.delay();
        Duration moment = Duration.ofMillis((long) (within.toMillis() * draw.unit("sudden")));
        write("had enough", context.people().suddenOptOut(email), entry.at().plus(moment));
      }
    }

    void answers() {
      MailPersona persona = context.people().mailbox(email);
      TextReply reply = persona.reply();
      boolean delivered = !persona.bounces() && entry.fate().at(FaultStage.DELIVERY) == null;
      if (reply != null && delivered) {
        Duration pause = context.pace().seconds(draw.between("reply", 4, 10));
        write("answered", reply.text(), entry.at().plus(pause));
      }
    }

    private void write(String what, String words, Instant due) {
      String reason = what + ": " + email + " " + letter.answersTo();
      String smtpId = "<" + entry.id() + "@" + EventPlan.MAIL_HOST + ">";
      ParseForm.Mail mail =
          new ParseForm.Mail(
              entry.id() + "-" + what.replace(' ', '-'),
              email,
              letter.answersTo(),
              "Re: " + letter.subject(),
              words + "\n\nOn " + entry.at() + " " + letter.answersTo() + " wrote:\n" + quoted(),
              smtpId);
      context.agenda().at(due, () -> inbox.reply(reason, mail));
    }

    /** As mail programs do: what was sent stands below, with all its words. */
    private String quoted() {
      return letter.text().lines().map(line -> "> " + line + "\n").reduce("", String::concat);
    }
  }
}
