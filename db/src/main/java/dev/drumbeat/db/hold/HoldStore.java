package dev.drumbeat.db.hold;

import static dev.drumbeat.db.generated.Tables.HOLD;
import static dev.drumbeat.db.generated.Tables.INTEGRATION;
import static java.util.stream.Collectors.groupingBy;
import static org.jooq.impl.DSL.currentInstant;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;

import dev.drumbeat.db.page.Page;
import dev.drumbeat.db.page.Window;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Keeps holds. Each method is one part of the caller's transaction, which is in a workspace. */
public final class HoldStore {
  private HoldStore() {}

  /** Which holds are asked for; null is all. */
  public record Filter(@Nullable Boolean active, @Nullable Scope scope, @Nullable UUID subjectId) {}

  /**
   * Places holds; one that is active already stays as it is, with its first reason.
   *
   * @return how many are new
   */
  public static int place(DSLContext tx, UUID workspace, Collection<NewHold> holds) {
    if (holds.isEmpty()) {
      return 0;
    }
    // Sorted, so that two transactions that place the same holds don't wait for each other.
    var rows =
        holds.stream()
            .distinct()
            .sorted(
                Comparator.comparing(NewHold::scope)
                    .thenComparing(NewHold::subjectId)
                    .thenComparing(NewHold::name))
            .map(h ->
                row(workspace, h.scope().name(), h.subjectId(), h.name(), h.code(), h.reason()))
            .toList();
    return tx.insertInto(
            HOLD, HOLD.WORKSPACE_ID, HOLD.SCOPE, HOLD.SUBJECT_ID, HOLD.NAME, HOLD.CODE, HOLD.REASON)
        .valuesOfRows(rows)
        .onConflict(HOLD.SCOPE, HOLD.SUBJECT_ID, HOLD.NAME)
        .where(HOLD.LIFTED_AT.isNull())
        .doNothing()
        .execute();
  }

  /** What holds any of these subjects now, by subject, the widest scope and the oldest first. */
  public static Map<UUID, List<Hold>> active(DSLContext tx, Collection<UUID> subjects) {
    return tx
        .selectFrom(HOLD)
        .where(HOLD.SUBJECT_ID.in(subjects))
        .and(HOLD.LIFTED_AT.isNull())
        .orderBy(HOLD.SINCE, HOLD.ID)
        .fetch(HoldStore::hold)
        .stream()
        .sorted(Comparator.comparing(Hold::scope))
        .collect(groupingBy(Hold::subjectId));
  }

  /** Whether anything holds one of these subjects, or the account of one of these providers. */
  public static boolean isHeld(
      DSLContext tx, Collection<UUID> subjects, Collection<String> providers) {
    return tx.fetchExists(
        tx.selectFrom(HOLD)
            .where(HOLD.LIFTED_AT.isNull())
            .and(
                HOLD.SUBJECT_ID
                    .in(subjects)
                    .or(
                        HOLD.SUBJECT_ID.in(
                            tx.select(INTEGRATION.ID)
                                .from(INTEGRATION)
                                .where(INTEGRATION.PROVIDER.in(providers))))));
  }

  /** Newest first. */
  public static Page<Hold> list(DSLContext tx, Filter filter, Window window) {
    Condition wanted = matching(filter);
    return new Page<>(
        tx.selectFrom(HOLD)
            .where(wanted)
            .orderBy(HOLD.SINCE.desc(), HOLD.ID.desc())
            .limit(window.limit())
            .offset(window.offset())
            .fetch(HoldStore::hold),
        tx.fetchCount(HOLD, wanted));
  }

  public static Optional<Hold> find(DSLContext tx, long id) {
    return tx.selectFrom(HOLD).where(HOLD.ID.eq(id)).fetchOptional(HoldStore::hold);
  }

  /**
   * Ends a hold.
   *
   * @param by who says so, for the record
   * @return whether it was active
   */
  public static boolean lift(DSLContext tx, long id, String by) {
    return tx.update(HOLD)
            .set(HOLD.LIFTED_AT, currentInstant())
            .set(HOLD.LIFTED_BY, by)
            .where(HOLD.ID.eq(id))
            .and(HOLD.LIFTED_AT.isNull())
            .execute()
        == 1;
  }

  private static Condition matching(Filter filter) {
    Condition wanted = noCondition();
    if (filter.active() != null) {
      Condition holds = HOLD.LIFTED_AT.isNull();
      wanted = wanted.and(filter.active() ? holds : holds.not());
    }
    if (filter.scope() != null) {
      wanted = wanted.and(HOLD.SCOPE.eq(filter.scope().name()));
    }
    return filter.subjectId() == null ? wanted : wanted.and(HOLD.SUBJECT_ID.eq(filter.subjectId()));
  }

  private static Hold hold(Record row) {
    return new Hold(
        row.get(HOLD.ID),
        Scope.valueOf(row.get(HOLD.SCOPE)),
        row.get(HOLD.SUBJECT_ID),
        row.get(HOLD.NAME),
        row.get(HOLD.CODE),
        row.get(HOLD.REASON),
        row.get(HOLD.SINCE),
        row.get(HOLD.LIFTED_AT),
        row.get(HOLD.LIFTED_BY));
  }
}
