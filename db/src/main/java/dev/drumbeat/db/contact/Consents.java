package dev.drumbeat.db.contact;

import static dev.drumbeat.db.generated.Tables.CONSENT;

import dev.drumbeat.db.contact.NewContact.Agreement;
import java.util.UUID;
import org.jooq.DSLContext;

/** Writes consents, within the caller's transaction. */
final class Consents {
  private Consents() {}

  /** Keeps what a person agreed to; the same basis again replaces its evidence. Says its id. */
  static long agree(DSLContext tx, UUID workspace, long point, Agreement agreement) {
    return tx.insertInto(CONSENT)
        .set(CONSENT.WORKSPACE_ID, workspace)
        .set(CONSENT.CONTACT_POINT_ID, point)
        .set(CONSENT.CHANNEL, agreement.channel().name())
        .set(CONSENT.BASIS, agreement.basis().name())
        .set(CONSENT.EVIDENCE, agreement.evidence())
        .set(CONSENT.AT, agreement.at())
        .onConflict(CONSENT.CONTACT_POINT_ID, CONSENT.CHANNEL, CONSENT.BASIS)
        .doUpdate()
        .set(CONSENT.EVIDENCE, agreement.evidence())
        .set(CONSENT.AT, agreement.at())
        .returning(CONSENT.ID)
        .fetchSingle()
        .getId();
  }
}
