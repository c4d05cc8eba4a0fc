package dev.drumbeat.db.contact;

import static dev.drumbeat.db.generated.Tables.SUPPRESSION;
import static org.jooq.impl.DSL.currentInstant;

import dev.drumbeat.db.Database;
import dev.drumbeat.db.contact.NewContact.Agreement;
import dev.drumbeat.journey.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Lifts suppressions by an operator's word, where that is allowed. */
public final class LiftStore {
  private final Database database;

  public LiftStore(Database database) {
    this.database = database;
  }

  /**
   * A wish to lift one.
   *
   * @param reason why, and who says so
   * @param consent what the person agreed to since; null when there is nothing
   */
  public record Lift(long id, String reason, @Nullable Agreement consent) {}

  /** What became of the wish. */
  public enum Outcome {
    LIFTED,
    NOT_FOUND,
    /** It was lifted before. */
    ALREADY,
    /** Do-not-call entries and litigators stay, whoever asks. */
    NEVER,
    /** The person said so, and so must say otherwise: a consent of that channel is needed. */
    NEEDS_CONSENT,
    /** The consent is older than what it should undo. */
    CONSENT_TOO_OLD
  }

  /** Lifts one, if it may be; the consent is kept with it. */
  public Outcome lift(UUID workspace, Lift lift) {
    return database.inWorkspace(
        workspace,
        tx -> {
          Optional<Long> point =
              tx.select(SUPPRESSION.CONTACT_POINT_ID)
                  .from(SUPPRESSION)
                  .where(SUPPRESSION.ID.eq(lift.id()))
                  .fetchOptional(SUPPRESSION.CONTACT_POINT_ID);
          if (point.isEmpty()) {
            return Outcome.NOT_FOUND;
          }
          ContactPoints.lock(tx, List.of(point.get()));
          return decide(tx, workspace, point.get(), lift);
        });
  }

  private static Outcome decide(DSLContext tx, UUID workspace, long point, Lift lift) {
    var row = tx.fetchSingle(SUPPRESSION, SUPPRESSION.ID.eq(lift.id()));
    if (row.getLiftedAt() != null) {
      return Outcome.ALREADY;
    }
    Channel channel = Channel.valueOf(row.getChannel());
    Outcome outcome =
        switch (Suppressed.Reason.valueOf(row.getReason())) {
          case DNC, LITIGATOR -> Outcome.NEVER;
          case OPT_OUT, COMPLAINT -> byConsent(lift.consent(), channel, row.getAt());
          case BOUNCE, WRONG_NUMBER, UNREACHABLE, OPERATOR -> Outcome.LIFTED;
        };
    if (outcome == Outcome.LIFTED) {
      if (lift.consent() != null) {
        Consents.agree(tx, workspace, point, lift.consent());
      }
      tx.update(SUPPRESSION)
          .set(SUPPRESSION.LIFTED_AT, currentInstant())
          .set(SUPPRESSION.LIFTED_REASON, lift.reason())
          .where(SUPPRESSION.ID.eq(lift.id()))
          .execute();
    }
    return outcome;
  }

  private static Outcome byConsent(@Nullable Agreement consent, Channel channel, Instant since) {
    if (consent == null || consent.channel() != channel) {
      return Outcome.NEEDS_CONSENT;
    }
    return consent.at().isAfter(since) ? Outcome.LIFTED : Outcome.CONSENT_TOO_OLD;
  }
}
