package dev.drumbeat.db.contact;

import static dev.drumbeat.db.generated.Tables.CONSENT;
import static dev.drumbeat.db.generated.Tables.CONTACT_POINT;
import static dev.drumbeat.db.generated.Tables.SUPPRESSION;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.selectOne;

import dev.drumbeat.db.Database;
import dev.drumbeat.db.contact.NewContact.Agreement;
import dev.drumbeat.db.contact.NewContact.Basis;
import dev.drumbeat.db.contact.Suppressed.Reason;
import dev.drumbeat.db.page.Page;
import dev.drumbeat.db.page.Window;
import dev.drumbeat.journey.Channel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.jspecify.annotations.Nullable;

/** Keeps who agreed to what, for operators. */
public final class ConsentStore {
  private static final Field<Boolean> IN_FORCE =
      field(
          not(
              exists(
                  selectOne()
                      .from(SUPPRESSION)
                      .where(SUPPRESSION.CONTACT_POINT_ID.eq(CONSENT.CONTACT_POINT_ID))
                      .and(SUPPRESSION.CHANNEL.eq(CONSENT.CHANNEL))
                      .and(SUPPRESSION.LIFTED_AT.isNull()))));

  private final Database database;

  public ConsentStore(Database database) {
    this.database = database;
  }

  /**
   * Which consents are asked for; null is all.
   *
   * @param value an exact phone or address, normalised
   */
  public record Filter(@Nullable Channel channel, @Nullable Basis basis, @Nullable String value) {}

  /** Keeps one; the same basis for the same channel again replaces its evidence. */
  public ConsentRecord add(UUID workspace, Point point, Agreement agreement) {
    return database.inWorkspace(
        workspace,
        tx -> {
          long id = ContactPoints.upsert(tx, workspace, point);
          ContactPoints.lock(tx, List.of(id));
          long consent = Consents.agree(tx, workspace, id, agreement);
          return rows(tx).where(CONSENT.ID.eq(consent)).fetchSingle(ConsentStore::consent);
        });
  }

  public Optional<ConsentRecord> find(UUID workspace, long id) {
    return database.inWorkspace(workspace, tx -> find(tx, id));
  }

  /** Newest first. */
  public Page<ConsentRecord> list(UUID workspace, Filter filter, Window window) {
    Condition wanted = matching(filter);
    return database.inWorkspace(
        workspace,
        tx ->
            new Page<>(
                rows(tx)
                    .where(wanted)
                    .orderBy(CONSENT.ID.desc())
                    .limit(window.limit())
                    .offset(window.offset())
                    .fetch(ConsentStore::consent),
                tx.fetchCount(rows(tx).where(wanted))));
  }

  /**
   * Withdraws one: the channel is closed as by an opt-out, because a revoked consent is one (47 CFR
   * 64.1200(a)(10)). The record stays, as evidence of what was sent before.
   */
  public Optional<ConsentRecord> withdraw(UUID workspace, long id, String note) {
    return database.inWorkspace(
        workspace,
        tx -> {
          tx.fetchOptional(CONSENT, CONSENT.ID.eq(id))
              .ifPresent(row ->
                  Suppressions.add(
                      tx,
                      workspace,
                      List.of(
                          new Suppressed(
                              row.getContactPointId(),
                              Channel.valueOf(row.getChannel()),
                              Reason.OPT_OUT,
                              "CONSENT_WITHDRAWN",
                              Map.of("consentId", Long.toString(id), "note", note)))));
          return find(tx, id);
        });
  }

  private static Optional<ConsentRecord> find(DSLContext tx, long id) {
    return rows(tx).where(CONSENT.ID.eq(id)).fetchOptional(ConsentStore::consent);
  }

  private static Condition matching(Filter filter) {
    Condition wanted = noCondition();
    if (filter.channel() != null) {
      wanted = wanted.and(CONSENT.CHANNEL.eq(filter.channel().name()));
    }
    if (filter.basis() != null) {
      wanted = wanted.and(CONSENT.BASIS.eq(filter.basis().name()));
    }
    return filter.value() == null ? wanted : wanted.and(CONTACT_POINT.VALUE.eq(filter.value()));
  }

  private static SelectOnConditionStep<? extends Record> rows(DSLContext tx) {
    return tx.select(CONSENT.fields())
        .select(CONTACT_POINT.KIND, CONTACT_POINT.VALUE, IN_FORCE)
        .from(CONSENT)
        .join(CONTACT_POINT)
        .on(CONTACT_POINT.ID.eq(CONSENT.CONTACT_POINT_ID));
  }

  private static ConsentRecord consent(Record row) {
    return new ConsentRecord(
        row.get(CONSENT.ID),
        row.get(CONTACT_POINT.KIND),
        row.get(CONTACT_POINT.VALUE),
        row.get(CONSENT.CHANNEL),
        Basis.valueOf(row.get(CONSENT.BASIS)),
        row.get(CONSENT.EVIDENCE),
        row.get(CONSENT.AT),
        row.get(CONSENT.SIMULATED),
        row.get(IN_FORCE),
        row.get(CONSENT.CREATED_AT));
  }
}
