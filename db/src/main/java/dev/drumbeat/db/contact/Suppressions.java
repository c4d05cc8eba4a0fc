package dev.drumbeat.db.contact;

import static dev.drumbeat.db.generated.Tables.SUPPRESSION;
import static org.jooq.impl.DSL.currentInstant;
import static org.jooq.impl.DSL.row;

import dev.drumbeat.db.contact.Suppressed.Reason;
import dev.drumbeat.journey.Channel;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Row6;
import tools.jackson.databind.json.JsonMapper;

/** Writes suppressions, within the caller's transaction, always under the contact point's lock. */
public final class Suppressions {
  private static final JsonMapper JSON = JsonMapper.shared();

  private Suppressions() {}

  /** Adds them; one that is active already stays as it is. */
  public static void add(DSLContext tx, UUID workspace, Collection<Suppressed> suppressions) {
    if (suppressions.isEmpty()) {
      return;
    }
    ContactPoints.lock(tx, suppressions.stream().map(Suppressed::pointId).toList());
    tx.insertInto(
            SUPPRESSION,
            SUPPRESSION.WORKSPACE_ID,
            SUPPRESSION.CONTACT_POINT_ID,
            SUPPRESSION.CHANNEL,
            SUPPRESSION.REASON,
            SUPPRESSION.SOURCE,
            SUPPRESSION.EVIDENCE)
        .valuesOfRows(suppressions.stream().map(each -> values(workspace, each)).toList())
        .onConflict(SUPPRESSION.CONTACT_POINT_ID, SUPPRESSION.CHANNEL, SUPPRESSION.REASON)
        .where(SUPPRESSION.LIFTED_AT.isNull())
        .doNothing()
        .execute();
  }

  private static Row6<UUID, Long, String, String, String, JSONB> values(
      UUID workspace, Suppressed each) {
    return row(
        workspace,
        each.pointId(),
        each.channel().name(),
        each.reason().name(),
        each.source(),
        JSONB.valueOf(JSON.writeValueAsString(each.evidence())));
  }

  /**
   * Ends the opt-out of texts, as START does: never that of e-mail or calls, nor another reason.
   */
  public static int liftTextOptOut(DSLContext tx, long pointId, String reason) {
    ContactPoints.lock(tx, List.of(pointId));
    return tx.update(SUPPRESSION)
        .set(SUPPRESSION.LIFTED_AT, currentInstant())
        .set(SUPPRESSION.LIFTED_REASON, reason)
        .where(SUPPRESSION.CONTACT_POINT_ID.eq(pointId))
        .and(SUPPRESSION.CHANNEL.eq(Channel.SMS.name()))
        .and(SUPPRESSION.REASON.eq(Reason.OPT_OUT.name()))
        .and(SUPPRESSION.LIFTED_AT.isNull())
        .execute();
  }
}
