package dev.drumbeat.activities.messaging;

import dev.drumbeat.activities.cohort.BadData;
import dev.drumbeat.activities.cohort.ChunkWork;
import dev.drumbeat.activities.ledger.Dispatch;
import dev.drumbeat.activities.ledger.Effect;
import dev.drumbeat.activities.ledger.RestoreCheck;
import dev.drumbeat.workflows.cohort.Chunk;
import dev.drumbeat.workflows.cohort.Moved;
import dev.drumbeat.workflows.messaging.MessagingActivities;
import java.util.Optional;
import java.util.UUID;

/** Claims a chunk, sends what may leave now, clears up what is in doubt. */
public final class MessagingActivitiesImpl implements MessagingActivities {
  private final ChunkWork chunks;
  private final Dispatch dispatch;
  private final Effects effects;
  private final RestoreCheck restore;

  public MessagingActivitiesImpl(
      ChunkWork chunks, Dispatch dispatch, Effects effects, RestoreCheck restore) {
    this.chunks = chunks;
    this.dispatch = dispatch;
    this.effects = effects;
    this.restore = restore;
  }

  @Override
  public Moved sendSms(Chunk chunk) {
    return work(chunk, Outreach.SMS);
  }

  @Override
  public Moved sendEmail(Chunk chunk) {
    return work(chunk, Outreach.EMAIL);
  }

  @Override
  public Moved placeCalls(Chunk chunk) {
    return work(chunk, Outreach.CALL);
  }

  Moved work(Chunk chunk, Outreach outreach) {
    UUID token = UUID.randomUUID();
    Optional<Claimed> claimed = claim(chunk, outreach, token);
    if (claimed.isPresent()) {
      switch (look(chunk, claimed.get())) {
        case SEND -> {}
        case CLAIM_ANEW -> claimed = claim(chunk, outreach, token);
        case HELD -> claimed = Optional.of(claimed.get().without());
      }
    }
    if (claimed.isEmpty()) {
      return ChunkWork.stale();
    }
    if (!claimed.get().ready().isEmpty() || !claimed.get().doubtful().isEmpty()) {
      Effect effect = effects.of(outreach, workspace(chunk));
      var recorder = new SendRecorder(outreach);
      dispatch.clear(chunk, claimed.get().doubtful(), effect, recorder);
      dispatch
          .within(claimed.get()::limitsOf)
          .send(chunk, token, claimed.get().ready(), effect, recorder);
    }
    return chunks.moved(chunk);
  }

  private Optional<Claimed> claim(Chunk chunk, Outreach outreach, UUID token) {
    return chunks
        .together(
            chunk,
            ChunkWork.leads(chunk),
            (tx, context, leads) ->
                new Claimer(dispatch.policy(), tx, context, outreach, token).claim(leads),
            BadData::hold)
        .map(Claimed::all);
  }

  private RestoreCheck.Verdict look(Chunk chunk, Claimed claimed) {
    return restore.before(
        workspace(chunk), claimed.database(), claimed.senders(), Dispatch::heartbeat);
  }

  private static UUID workspace(Chunk chunk) {
    return UUID.fromString(chunk.cohort().workspaceId());
  }
}
