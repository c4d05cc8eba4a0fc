package dev.drumbeat.db.webhook;

import static dev.drumbeat.db.generated.Tables.ATTEMPT;
import static dev.drumbeat.db.generated.Tables.CONTACT_POINT;
import static dev.drumbeat.db.generated.Tables.INTENT;

import dev.drumbeat.db.Database;
import dev.drumbeat.db.contact.Point;
import dev.drumbeat.journey.contact.PointKind;
import java.util.Optional;
import java.util.UUID;

/** Reads what a webhook needs to know of the attempt that its address names. */
public final class AttemptStore {
  private final Database database;

  public AttemptStore(Database database) {
    this.database = database;
  }

  /** Whom it addressed; empty when it isn't this workspace's or addressed nobody. */
  public Optional<Addressed> find(UUID workspace, UUID attempt) {
    return database.inWorkspace(
        workspace,
        tx ->
            tx.select(
                    CONTACT_POINT.KIND,
                    CONTACT_POINT.VALUE,
                    CONTACT_POINT.SIMULATED,
                    INTENT.CONTENT)
                .from(ATTEMPT)
                .join(INTENT)
                .on(INTENT.ID.eq(ATTEMPT.INTENT_ID))
                .join(CONTACT_POINT)
                .on(CONTACT_POINT.ID.eq(INTENT.CONTACT_POINT_ID))
                .where(ATTEMPT.ID.eq(attempt))
                .fetchOptional(found ->
                    new Addressed(
                        new Point(
                            PointKind.valueOf(found.value1()), found.value2(), found.value3()),
                        found.value4().data())));
  }
}
