package dev.drumbeat.activities.messaging;

import dev.drumbeat.activities.cohort.BadData;
import dev.drumbeat.activities.cohort.ChunkWork;
import dev.drumbeat.activities.ledger.Dispatch;
import dev.drumbeat.activities.ledger.Effect;
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

  public MessagingActivitiesImpl(ChunkWork chunks, Dispatch dispatch, Effects effects) {
    this.chunks = chunks;
    this.dispatch = dispatch;
    this.effects = effects;
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
    Optional<Claimed> claimed =
        chunks
            .together(
                chunk,
                ChunkWork.leads(chunk),
                (tx, context, leads) ->
                    new Claimer(dispatch.policy(), tx, context, outreach, token).claim(leads),
                BadData::hold)
            .map(Claimed::all);
    if (claimed.isEmpty()) {
      return ChunkWork.stale();
    }
    if (!claimed.get().ready().isEmpty() || !claimed.get().doubtful().isEmpty()) {
      Effect effect = effects.of(outreach, UUID.fromString(chunk.cohort().workspaceId()));
      var recorder = new SendRecorder(outreach);
      dispatch.clear(chunk, claimed.get().doubtful(), effect, recorder);
      dispatch.send(chunk, token, claimed.get().ready(), effect, recorder);
    }
    return chunks.moved(chunk);
  }
}
