package dev.drumbeat.db.contact;

import static dev.drumbeat.db.generated.Tables.CONTACT_POINT;
import static dev.drumbeat.db.generated.Tables.SUPPRESSION;
import static org.jooq.impl.DSL.noCondition;

import dev.drumbeat.db.Database;
import dev.drumbeat.db.Json;
import dev.drumbeat.db.contact.Suppressed.Reason;
import dev.drumbeat.db.page.Page;
import dev.drumbeat.db.page.Window;
import dev.drumbeat.journey.Channel;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.jspecify.annotations.Nullable;

/** Keeps suppressions for operators. */
public final class SuppressionStore {
  private final Database database;

  public SuppressionStore(Database database) {
    this.database = database;
  }

  /**
   * Which suppressions are asked for.
   *
   * @param active null is all
   * @param value an exact phone or address, normalised
   */
  public record Filter(
      @Nullable Boolean active,
      @Nullable Channel channel,
      @Nullable Reason reason,
      @Nullable String value) {}

  /** Newest first. */
  public Page<Suppression> list(UUID workspace, Filter filter, Window window) {
    Condition wanted = matching(filter);
    return database.inWorkspace(
        workspace,
        tx ->
            new Page<>(
                rows(tx)
                    .where(wanted)
                    .orderBy(SUPPRESSION.AT.desc(), SUPPRESSION.ID.desc())
                    .limit(window.limit())
                    .offset(window.offset())
                    .fetch(SuppressionStore::suppression),
                tx.fetchCount(rows(tx).where(wanted))));
  }

  public Optional<Suppression> find(UUID workspace, long id) {
    return database.inWorkspace(
        workspace,
        tx -> rows(tx).where(SUPPRESSION.ID.eq(id)).fetchOptional(SuppressionStore::suppression));
  }

  /** Suppresses a phone or an address by an operator's word; says what holds then. */
  public Suppression add(UUID workspace, Point point, Channel channel, Reason reason, String note) {
    return database.inWorkspace(
        workspace,
        tx -> {
          long id = ContactPoints.upsert(tx, workspace, point);
          Map<String, Object> evidence = note.isEmpty() ? Map.of() : Map.of("note", note);
          Suppressions.add(
              tx, workspace, List.of(new Suppressed(id, channel, reason, "API", evidence)));
          return rows(tx)
              .where(SUPPRESSION.CONTACT_POINT_ID.eq(id))
              .and(SUPPRESSION.CHANNEL.eq(channel.name()))
              .and(SUPPRESSION.REASON.eq(reason.name()))
              .and(SUPPRESSION.LIFTED_AT.isNull())
              .fetchSingle(SuppressionStore::suppression);
        });
  }

  /** What holds for a phone or an address. */
  public List<Suppression> active(UUID workspace, String value) {
    return database.inWorkspace(
        workspace,
        tx ->
            rows(tx)
                .where(CONTACT_POINT.VALUE.eq(value))
                .and(SUPPRESSION.LIFTED_AT.isNull())
                .orderBy(SUPPRESSION.CHANNEL, SUPPRESSION.ID)
                .fetch(SuppressionStore::suppression));
  }

  static List<Suppression> activeOf(DSLContext tx, Collection<Long> points) {
    return rows(tx)
        .where(SUPPRESSION.CONTACT_POINT_ID.in(points))
        .and(SUPPRESSION.LIFTED_AT.isNull())
        .orderBy(SUPPRESSION.CONTACT_POINT_ID, SUPPRESSION.CHANNEL, SUPPRESSION.ID)
        .fetch(SuppressionStore::suppression);
  }

  private static Condition matching(Filter filter) {
    Condition wanted = noCondition();
    if (filter.active() != null) {
      Condition holds = SUPPRESSION.LIFTED_AT.isNull();
      wanted = wanted.and(filter.active() ? holds : holds.not());
    }
    if (filter.channel() != null) {
      wanted = wanted.and(SUPPRESSION.CHANNEL.eq(filter.channel().name()));
    }
    if (filter.reason() != null) {
      wanted = wanted.and(SUPPRESSION.REASON.eq(filter.reason().name()));
    }
    return filter.value() == null ? wanted : wanted.and(CONTACT_POINT.VALUE.eq(filter.value()));
  }

  private static SelectOnConditionStep<? extends Record> rows(DSLContext tx) {
    return tx.select(SUPPRESSION.fields())
        .select(CONTACT_POINT.KIND, CONTACT_POINT.VALUE)
        .from(SUPPRESSION)
        .join(CONTACT_POINT)
        .on(CONTACT_POINT.ID.eq(SUPPRESSION.CONTACT_POINT_ID));
  }

  private static Suppression suppression(Record row) {
    return new Suppression(
        row.get(SUPPRESSION.ID),
        row.get(CONTACT_POINT.KIND),
        row.get(CONTACT_POINT.VALUE),
        row.get(SUPPRESSION.CHANNEL),
        Reason.valueOf(row.get(SUPPRESSION.REASON)),
        row.get(SUPPRESSION.SOURCE),
        Json.map(row.get(SUPPRESSION.EVIDENCE)),
        row.get(SUPPRESSION.AT),
        row.get(SUPPRESSION.LIFTED_AT),
        row.get(SUPPRESSION.LIFTED_REASON));
  }
}
