package dev.drumbeat.db.run;

import static dev.drumbeat.db.generated.Tables.CAMPAIGN;
import static dev.drumbeat.db.generated.Tables.CAMPAIGN_VERSION;
import static dev.drumbeat.db.generated.Tables.RUN;
import static dev.drumbeat.db.generated.Tables.TALLY;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.sum;

import dev.drumbeat.db.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.jspecify.annotations.Nullable;

/** Reads runs. Each method is one part of the caller's transaction, which is in a workspace. */
public final class RunReader {
  private RunReader() {}

  public static Optional<RunView> find(DSLContext tx, UUID run) {
    return select(tx).where(RUN.ID.eq(run)).fetchOptional(RunReader::view);
  }

  /** Newest first. */
  public static List<RunView> list(
      DSLContext tx, @Nullable UUID campaign, @Nullable String state, int limit, int offset) {
    return select(tx)
        .where(matching(campaign, state))
        .orderBy(RUN.STARTED_AT.desc(), RUN.ID)
        .limit(limit)
        .offset(offset)
        .fetch(RunReader::view);
  }

  public static int count(DSLContext tx, @Nullable UUID campaign, @Nullable String state) {
    return tx.fetchCount(RUN, matching(campaign, state));
  }

  public static RunCounts counts(DSLContext tx, UUID run) {
    Map<String, Long> enrollments = new TreeMap<>();
    Map<String, Map<String, Long>> decisions = new TreeMap<>();
    Map<String, Map<String, Long>> intents = new TreeMap<>();
    Map<String, Long> goals = new TreeMap<>();
    tx.select(TALLY.MEASURE, sum(TALLY.N))
        .from(TALLY)
        .where(TALLY.RUN_ID.eq(run))
        .groupBy(TALLY.MEASURE)
        .forEach(row -> {
          String[] measure = row.value1().toLowerCase(Locale.ROOT).split("\\.");
          long n = Optional.ofNullable(row.value2()).orElse(BigDecimal.ZERO).longValueExact();
          switch (measure[0]) {
            case "enrollment" -> enrollments.put(measure[1], n);
            case "decision" -> put(decisions, measure, n);
            case "intent" -> put(intents, measure, n);
            case "goal" -> goals.put(measure[1], n);
            default -> throw new IllegalStateException("Unknown measure " + row.value1());
          }
        });
    return new RunCounts(
        enrollments.getOrDefault("active", 0L),
        enrollments.getOrDefault("done", 0L),
        enrollments.getOrDefault("exited", 0L),
        enrollments.getOrDefault("failed", 0L),
        goals.getOrDefault("reached", 0L),
        decisions,
        intents);
  }

  private static void put(Map<String, Map<String, Long>> into, String[] measure, long n) {
    into.computeIfAbsent(measure[1], k -> new TreeMap<>()).put(measure[2], n);
  }

  private static Condition matching(@Nullable UUID campaign, @Nullable String state) {
    return (campaign == null ? noCondition() : RUN.CAMPAIGN_ID.eq(campaign))
        .and(state == null ? noCondition() : RUN.STATE.eq(state));
  }

  private static SelectOnConditionStep<? extends Record> select(DSLContext tx) {
    return tx.select()
        .from(RUN)
        .join(CAMPAIGN)
        .on(CAMPAIGN.ID.eq(RUN.CAMPAIGN_ID))
        .join(CAMPAIGN_VERSION)
        .on(CAMPAIGN_VERSION.ID.eq(RUN.VERSION_ID));
  }

  private static RunView view(Record row) {
    return new RunView(
        row.get(RUN.ID),
        row.get(RUN.CAMPAIGN_ID),
        row.get(CAMPAIGN.NAME),
        row.get(CAMPAIGN_VERSION.NUMBER),
        row.get(RUN.STATE),
        row.get(RUN.STATE_REASON),
        Duration.ofSeconds(row.get(RUN.BUSINESS_OFFSET_SECONDS)),
        row.get(RUN.PAGING_DONE),
        row.get(RUN.CONTINUOUS),
        row.get(RUN.EXCLUDED),
        reasons(row.get(RUN.EXCLUDED_REASONS)),
        row.get(RUN.STARTED_AT),
        row.get(RUN.ENDED_AT));
  }

  private static Map<String, Integer> reasons(JSONB counts) {
    var reasons = new TreeMap<String, Integer>();
    Json.map(counts).forEach((reason, n) -> reasons.put(reason, ((Number) n).intValue()));
    return reasons;
  }
}
