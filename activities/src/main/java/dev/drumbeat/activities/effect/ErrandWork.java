package dev.drumbeat.activities.effect;

import dev.drumbeat.activities.cohort.BadData;
import dev.drumbeat.activities.cohort.ChunkWork;
import dev.drumbeat.activities.ledger.Dispatch;
import dev.drumbeat.activities.ledger.Effect;
import dev.drumbeat.workflows.cohort.Chunk;
import dev.drumbeat.workflows.cohort.Moved;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/** Does a kind of errand for the leads of a chunk: claims, clears up, asks, records. */
public final class ErrandWork {
  private final ChunkWork chunks;
  private final Dispatch dispatch;

  public ErrandWork(ChunkWork chunks, Dispatch dispatch) {
    this.chunks = chunks;
    this.dispatch = dispatch;
  }

  /**
   * Does it.
   *
   * @param effects the effect for what was claimed; called only when there is something to do
   */
  public Moved work(Chunk chunk, Errand errand, BiFunction<Claim, Kept, Effect> effects) {
    UUID token = UUID.randomUUID();
    Optional<Claim> claimed =
        chunks
            .together(
                chunk,
                ChunkWork.leads(chunk),
                (tx, context, leads) ->
                    new ErrandClaimer(tx, context, errand, dispatch.policy(), token).claim(leads),
                BadData::hold)
            .map(Claim::all);
    if (claimed.isEmpty()) {
      return ChunkWork.stale();
    }
    Claim claim = claimed.get();
    if (!claim.isEmpty()) {
      var kept = new Kept();
      Effect effect = effects.apply(claim, kept);
      var recorder = new ErrandRecorder(errand, kept);
      dispatch.clear(chunk, claim.doubtful(), effect, recorder);
      dispatch.send(chunk, token, claim.ready(), effect, recorder);
    }
    return chunks.moved(chunk);
  }
}
