package dev.drumbeat.simulator.engine;

import dev.drumbeat.simulator.faults.Fault;
import dev.drumbeat.simulator.faults.FaultKind;
import dev.drumbeat.simulator.faults.FaultStage;
import dev.drumbeat.simulator.faults.Faults;
import dev.drumbeat.simulator.http.Answer;
import dev.drumbeat.simulator.http.Manner;
import dev.drumbeat.simulator.log.AcceptanceLog;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The one way to acceptance: fault or log, then effect, then answer, then perhaps a fault. */
public final class Intake {
  private static final String BAD_GATEWAY =
      "<html><head><title>502 Bad Gateway</title></head>"
          + "<body><center><h1>502 Bad Gateway</h1></center></body></html>\n";
  private static final byte[] GARBAGE =
      "\u0000{\"sid\": \"SM<<<truncated".getBytes(StandardCharsets.UTF_8);

  private final AcceptanceLog log;
  private final Faults faults;
  private final Agenda agenda;

  public Intake(AcceptanceLog log, Faults faults, Agenda agenda) {
    this.log = log;
    this.faults = faults;
    this.agenda = agenda;
  }

  public Answer submit(Submission submission) {
    if (agenda.isFull()) {
      return submission.error(429);
    }
    String subject = faults.subject(submission.drafts().getFirst().tags().attempt());
    Fault refusal = faults.draw(FaultStage.REFUSE, submission.provider(), subject);
    if (refusal != null) {
      return refuse(submission, refusal.kind());
    }
    submission.accepted(log.append(submission.drafts()));
    Fault fault = faults.draw(FaultStage.ANSWER, submission.provider(), subject);
    return fault == null ? submission.success() : spoil(submission, fault);
  }

  /** For reads, which change nothing: null lets the provider answer. */
  public boolean failsToRead(String provider) {
    return faults.draw(FaultStage.READ, provider, faults.subject(null)) != null;
  }

  private static Answer refuse(Submission submission, FaultKind kind) {
    return switch (kind) {
      case BAD_GATEWAY_HTML -> Answer.html(502, BAD_GATEWAY);
      case UNAVAILABLE_503 -> submission.error(503);
      case TOO_MANY_REQUESTS -> submission.error(429);
      case REFUSED_RESET -> Answer.empty(500).with(new Manner.Reset());
      default -> submission.error(500);
    };
  }

  private static Answer spoil(Submission submission, Fault fault) {
    Answer success = submission.success();
    return switch (fault.kind()) {
      case ACCEPTED_LATE -> success.with(new Manner.Late(fault.delay()));
      case ACCEPTED_RESET -> success.with(new Manner.Reset());
      case ACCEPTED_DRIP -> success.with(new Manner.Drip(fault.delay()));
      case ACCEPTED_GARBAGE ->
          new Answer(
              success.status(),
              Map.of("Content-Type", "application/json"),
              GARBAGE,
              new Manner.Prompt());
      default -> submission.error(500);
    };
  }
}
