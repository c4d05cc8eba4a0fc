package dev.drumbeat.simulator.engine;

import dev.drumbeat.simulator.faults.Fate;
import dev.drumbeat.simulator.faults.Fault;
import dev.drumbeat.simulator.faults.FaultKind;
import dev.drumbeat.simulator.faults.FaultStage;
import dev.drumbeat.simulator.faults.Faults;
import dev.drumbeat.simulator.faults.Occasion;
import dev.drumbeat.simulator.faults.Occasions;
import dev.drumbeat.simulator.http.Answer;
import dev.drumbeat.simulator.http.HttpDate;
import dev.drumbeat.simulator.http.Manner;
import dev.drumbeat.simulator.log.AcceptanceLog;
import dev.drumbeat.simulator.log.AcceptedDraft;
import dev.drumbeat.simulator.log.AcceptedEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The one way to acceptance: fault or log, then effect, then answer, then perhaps a fault. */
public final class Intake {
  private final AcceptanceLog log;
  private final Faults faults;
  private final Occasions occasions;
  private final Agenda agenda;

  public Intake(AcceptanceLog log, Faults faults, Occasions occasions, Agenda agenda) {
    this.log = log;
    this.faults = faults;
    this.occasions = occasions;
    this.agenda = agenda;
  }

  public Answer submit(Submission submission) {
    if (agenda.isFull()) {
      return submission.error(429);
    }
    List<AcceptedDraft> drafts = submission.drafts();
    List<Occasion> each =
        drafts.stream().map(draft -> occasions.of(draft, faults.plan().drawBy())).toList();
    Fault refusal = refusal(each.getFirst());
    if (refusal != null) {
      return Spoiling.refused(submission, refusal).with(trace(each.getFirst(), refusal));
    }
    List<AcceptedDraft> destined = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      destined.add(drafts.get(i).with(faults.fate(each.get(i))));
    }
    return accept(submission, destined);
  }

  private @Nullable Fault refusal(Occasion occasion) {
    Fault account = faults.draw(FaultStage.ACCOUNT, occasion);
    return account == null ? faults.draw(FaultStage.REFUSE, occasion) : account;
  }

  private Answer accept(Submission submission, List<AcceptedDraft> drafts) {
    Fate fate = drafts.getFirst().fate();
    Fault spoils = fate.at(FaultStage.ANSWER);
    if (spoils != null && spoils.kind() == FaultKind.ACCEPTED_AFTER_TIMEOUT) {
      try {
        Thread.sleep(spoils.delay());
      } catch (InterruptedException closing) {
        // As in a crash: nothing was taken.
        Thread.currentThread().interrupt();
        return Answer.empty(503).with(new Manner.Reset());
      }
    }
    List<AcceptedEntry> entries = log.append(drafts);
    submission.accepted(entries);
    Answer success = submission.success();
    Answer answer = spoils == null ? success : Spoiling.spoiled(submission, success, spoils);
    if (fate.at(FaultStage.CLOCK) != null) {
      answer = answer.withHeader(HttpDate.HEADER, HttpDate.of(agenda.now().plus(fate.skew())));
    }
    return answer.with(
        new Answer.Trace(
            fate.subject(),
            entries.stream().map(AcceptedEntry::id).distinct().toList(),
            fate.faults().stream().map(fault -> fault.kind().name()).toList()));
  }

  private static Answer.Trace trace(Occasion occasion, Fault fault) {
    return new Answer.Trace(occasion.subject(), List.of(), List.of(fault.kind().name()));
  }

  /**
   * For reads, which change nothing: null lets the provider answer.
   *
   * @param of who is asked about, null for everyone
   * @param errors the provider's own form of an error
   */
  public @Nullable Answer failedRead(
      String provider, String path, @Nullable String of, IntFunction<Answer> errors) {
    Occasion occasion = occasions.ofRead(provider, path, of);
    Fault account = faults.draw(FaultStage.ACCOUNT, occasion);
    Fault fault = account == null ? faults.draw(FaultStage.READ, occasion) : account;
    return fault == null ? null : Spoiling.unread(errors, fault).with(trace(occasion, fault));
  }

  /** What goes wrong with a text that comes in. */
  public Fate inbound(String provider, String from, String to) {
    return faults.fateOfReply(occasions.ofInbound(provider, from, to));
  }

  /** Goes on counting after a subject that was named before a restart. */
  public void remember(Fate fate) {
    occasions.remember(fate.subject());
  }
}
