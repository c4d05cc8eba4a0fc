package dev.drumbeat.activities.enrichment;

import dev.drumbeat.activities.cohort.BadData;
import dev.drumbeat.activities.cohort.ChunkWork;
import dev.drumbeat.activities.enrichment.EnrichmentClaimer.Round;
import dev.drumbeat.activities.ledger.Dispatch;
import dev.drumbeat.activities.messaging.Accounts;
import dev.drumbeat.activities.provider.Providers;
import dev.drumbeat.workflows.cohort.Chunk;
import dev.drumbeat.workflows.cohort.Moved;
import dev.drumbeat.workflows.enrichment.EnrichmentActivities;
import java.util.Optional;
import java.util.UUID;

/** Looks up what a chunk's leads lack, product by product. */
public final class EnrichmentActivitiesImpl implements EnrichmentActivities {
  /** Each product is one round; what needs more has waited for a provider and comes back later. */
  private static final int MOST_ROUNDS = Product.values().length + 1;

  private final ChunkWork chunks;
  private final Dispatch dispatch;
  private final Providers providers;
  private final Accounts accounts;

  public EnrichmentActivitiesImpl(
      ChunkWork chunks, Dispatch dispatch, Providers providers, Accounts accounts) {
    this.chunks = chunks;
    this.dispatch = dispatch;
    this.providers = providers;
    this.accounts = accounts;
  }

  @Override
  public Moved enrich(Chunk chunk) {
    var lookUps = new LookUps(providers, accounts, UUID.fromString(chunk.cohort().workspaceId()));
    var recorder = new EnrichmentRecorder(lookUps);
    for (int n = 0; n < MOST_ROUNDS; n++) {
      UUID token = UUID.randomUUID();
      Optional<Round> round =
          chunks
              .together(
                  chunk,
                  ChunkWork.leads(chunk),
                  (tx, context, leads) ->
                      new EnrichmentClaimer(tx, context, dispatch.policy(), token).claim(leads),
                  BadData::hold)
              .map(Round::all);
      if (round.isEmpty()) {
        return ChunkWork.stale();
      }
      if (round.get().isEmpty()) {
        break;
      }
      dispatch.clear(chunk, round.get().doubtful(), lookUps, recorder);
      dispatch.send(chunk, token, round.get().ready(), lookUps, recorder);
    }
    return chunks.moved(chunk);
  }
}
