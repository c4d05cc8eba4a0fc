package dev.drumbeat.db.campaign;

import static dev.drumbeat.db.generated.Tables.CAMPAIGN_VERSION;

import dev.drumbeat.journey.campaign.CampaignJson;
import dev.drumbeat.journey.machine.CompiledJourney;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;

/** Compiled journeys by published version; a version never changes, so neither does an entry. */
public final class Journeys {
  private static final int MOST = 200;

  private final Map<UUID, CompiledJourney> compiled =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, CompiledJourney> eldest) {
          return size() > MOST;
        }
      };

  /** The journey of a version, read in the caller's transaction the first time. */
  public CompiledJourney of(DSLContext tx, UUID version) {
    synchronized (compiled) {
      CompiledJourney known = compiled.get(version);
      if (known != null) {
        return known;
      }
    }
    JSONB definition =
        Objects.requireNonNull(
            tx.select(CAMPAIGN_VERSION.DEFINITION)
                .from(CAMPAIGN_VERSION)
                .where(CAMPAIGN_VERSION.ID.eq(version))
                .fetchSingle(CAMPAIGN_VERSION.DEFINITION));
    CompiledJourney journey = CompiledJourney.of(CampaignJson.read(definition.data()));
    synchronized (compiled) {
      compiled.put(version, journey);
    }
    return journey;
  }
}
