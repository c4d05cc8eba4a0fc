package dev.drumbeat.activities.messaging;

import dev.drumbeat.activities.SendingWorkspace;
import dev.drumbeat.activities.cohort.ChunkWork;
import dev.drumbeat.activities.ledger.Effect;
import dev.drumbeat.activities.provider.Answer;
import dev.drumbeat.activities.provider.Finding;
import dev.drumbeat.db.ledger.Intent;
import dev.drumbeat.db.ledger.Others;
import dev.drumbeat.workflows.cohort.Chunk;
import dev.drumbeat.workflows.cohort.Moved;
import dev.drumbeat.workflows.messaging.MessagingActivities;
import java.util.UUID;

/**
 * The real way of a chunk of texts, with something happening between its parts: a crash when it
 * throws, a freeze when it does what a successor would.
 */
final class InterruptedMessaging implements MessagingActivities {
  private final SendingWorkspace workspace;
  private final At at;
  private final Runnable interruption;

  /** Where the interruption comes. */
  enum At {
    AFTER_CLAIM,
    BEFORE_REQUEST,
    AFTER_REQUEST
  }

  /** What ends a process in the middle of its work. */
  static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  InterruptedMessaging(SendingWorkspace workspace, At at, Runnable interruption) {
    this.workspace = workspace;
    this.at = at;
    this.interruption = interruption;
  }

  static InterruptedMessaging crashing(SendingWorkspace workspace, At at) {
    return new InterruptedMessaging(
        workspace,
        at,
        () -> {
          throw new Crash();
        });
  }

  @Override
  public Moved sendSms(Chunk chunk) {
    UUID token = UUID.randomUUID();
    Claimed claimed =
        workspace
            .chunks()
            .transaction(
                chunk,
                (tx, context) ->
                    new Claimer(workspace.dispatch().policy(), tx, context, Outreach.SMS, token)
                        .claim(ChunkWork.leads(chunk)))
            .orElseThrow();
    interrupt(At.AFTER_CLAIM);
    var effect = new Interrupted(workspace.effects().of(Outreach.SMS, workspace.id()));
    workspace
        .dispatch()
        .send(chunk, token, claimed.ready(), effect, new SendRecorder(Outreach.SMS));
    return workspace.chunks().moved(chunk);
  }

  @Override
  public Moved sendEmail(Chunk chunk) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Moved placeCalls(Chunk chunk) {
    throw new UnsupportedOperationException();
  }

  private void interrupt(At now) {
    if (now == at) {
      interruption.run();
    }
  }

  private final class Interrupted implements Effect {
    private final Effect real;

    Interrupted(Effect real) {
      this.real = real;
    }

    @Override
    public Answer send(Intent intent, UUID attempt) {
      interrupt(At.BEFORE_REQUEST);
      Answer answer = real.send(intent, attempt);
      interrupt(At.AFTER_REQUEST);
      return answer;
    }

    @Override
    public Finding find(Intent intent, Others others) {
      return real.find(intent, others);
    }
  }
}
