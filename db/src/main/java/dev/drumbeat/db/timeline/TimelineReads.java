package dev.drumbeat.db.timeline;

import static dev.drumbeat.db.generated.Tables.CONTACT_POINT;
import static dev.drumbeat.db.generated.Tables.DECISION;
import static dev.drumbeat.db.generated.Tables.ENROLLMENT;
import static dev.drumbeat.db.generated.Tables.EVENT;
import static dev.drumbeat.db.generated.Tables.INTENT;
import static dev.drumbeat.db.generated.Tables.PROPERTY;
import static dev.drumbeat.db.generated.Tables.RUN;
import static dev.drumbeat.db.generated.Tables.TIMELINE;

import dev.drumbeat.db.Json;
import dev.drumbeat.db.page.Slice;
import dev.drumbeat.db.timeline.TimelineView.DecisionPart;
import dev.drumbeat.db.timeline.TimelineView.EffectPart;
import dev.drumbeat.db.timeline.TimelineView.EventPart;
import dev.drumbeat.db.timeline.TimelineView.TemporalPart;
import dev.drumbeat.journey.time.Whereabouts;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Reads timelines with what each entry is about, within the caller's transaction. */
public final class TimelineReads {
  private TimelineReads() {}

  /** Oldest first. */
  public static Slice<TimelineView> of(DSLContext tx, long enrollment, long after, int limit) {
    List<TimelineView> rows =
        tx.select(TIMELINE.fields())
            .select(ENROLLMENT.RUN_ID, ENROLLMENT.COHORT, RUN.BUSINESS_OFFSET_SECONDS)
            .select(DECISION.fields())
            .select(INTENT.fields())
            .select(EVENT.fields())
            .select(PROPERTY.ZIP, PROPERTY.STATE, CONTACT_POINT.VALUE)
            .from(TIMELINE)
            .join(ENROLLMENT)
            .on(ENROLLMENT.ID.eq(TIMELINE.ENROLLMENT_ID))
            .join(RUN)
            .on(RUN.ID.eq(ENROLLMENT.RUN_ID))
            .leftJoin(PROPERTY)
            .on(PROPERTY.ID.eq(ENROLLMENT.PROPERTY_ID))
            .leftJoin(CONTACT_POINT)
            .on(CONTACT_POINT.ID.eq(ENROLLMENT.PHONE_POINT_ID))
            .leftJoin(DECISION)
            .on(DECISION.ID.eq(TIMELINE.DECISION_ID))
            .leftJoin(INTENT)
            .on(INTENT.ID.eq(TIMELINE.INTENT_ID))
            .leftJoin(EVENT)
            .on(EVENT.ID.eq(TIMELINE.EVENT_ID))
            .where(TIMELINE.ENROLLMENT_ID.eq(enrollment))
            .and(TIMELINE.ID.gt(after))
            .orderBy(TIMELINE.ID)
            .limit(limit + 1)
            .fetch(TimelineReads::view);
    return Slice.cut(rows, limit, row -> Long.toString(row.id()));
  }

  private static TimelineView view(Record row) {
    Map<String, Object> inputs = Json.map(row.get(TIMELINE.INPUTS));
    DecisionPart decision = decision(row);
    Instant at = row.get(TIMELINE.AT);
    Instant business = at.plusSeconds(row.get(RUN.BUSINESS_OFFSET_SECONDS));
    String local = local(business, inputs);
    if (local == null && decision != null) {
      local = local(business, decision.inputs());
    }
    if (local == null) {
      local = whereItLives(row, business);
    }
    return new TimelineView(
        row.get(TIMELINE.ID),
        at,
        local,
        row.get(TIMELINE.KIND),
        row.get(TIMELINE.STEP),
        row.get(TIMELINE.VISIT),
        row.get(TIMELINE.SUMMARY),
        row.get(TIMELINE.RULE),
        inputs,
        decision,
        effect(row),
        event(row),
        TemporalPart.of(
            row.get(ENROLLMENT.RUN_ID),
            row.get(ENROLLMENT.COHORT),
            row.get(TIMELINE.WORKFLOW_RUN_ID)));
  }

  // Where no rule looked at a clock, phone and property still say where the lead is.
  private static @Nullable String whereItLives(Record row, Instant at) {
    var whereabouts =
        Whereabouts.of(
            row.get(CONTACT_POINT.VALUE), row.get(PROPERTY.ZIP), row.get(PROPERTY.STATE));
    return whereabouts.placed() ? at.atZone(whereabouts.zone(at)).toString() : null;
  }

  private static @Nullable String local(Instant at, Map<String, Object> inputs) {
    if (!(zone(inputs) instanceof String zone)) {
      return null;
    }
    try {
      return at.atZone(ZoneId.of(zone)).toString();
    } catch (DateTimeException e) {
      return null;
    }
  }

  // The gate names every zone that its recipient could be in; the first tells the time as well.
  private static @Nullable Object zone(Map<String, Object> inputs) {
    return inputs.get("localTimes") instanceof Map<?, ?> zones && !zones.isEmpty()
        ? zones.keySet().iterator().next()
        : inputs.get("zone");
  }

  private static @Nullable DecisionPart decision(Record row) {
    if (row.get(TIMELINE.DECISION_ID) == null) {
      return null;
    }
    return new DecisionPart(
        row.get(DECISION.CHANNEL),
        row.get(DECISION.OUTCOME),
        row.get(DECISION.RULE),
        row.get(DECISION.REASON),
        Json.map(row.get(DECISION.INPUTS)),
        row.get(DECISION.UNTIL),
        row.get(DECISION.COUNT));
  }

  private static @Nullable EffectPart effect(Record row) {
    if (row.get(TIMELINE.INTENT_ID) == null) {
      return null;
    }
    String kind = row.get(INTENT.KIND);
    return new EffectPart(
        row.get(INTENT.ID),
        kind,
        Effects.channel(kind),
        row.get(INTENT.STATE),
        Json.map(row.get(INTENT.CONTENT)),
        Effects.provider(kind),
        row.get(INTENT.PROVIDER_ID),
        row.get(INTENT.ATTEMPTS),
        row.get(INTENT.PRICE),
        row.get(INTENT.DELIVERY),
        row.get(INTENT.DELIVERY_CODE),
        row.get(INTENT.ERROR_CODE),
        row.get(INTENT.ERROR));
  }

  private static @Nullable EventPart event(Record row) {
    return row.get(TIMELINE.EVENT_ID) == null
        ? null
        : new EventPart(row.get(EVENT.TYPE), row.get(EVENT.AT), Json.map(row.get(EVENT.DATA)));
  }
}
