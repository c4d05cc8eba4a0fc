package dev.drumbeat.db.enrollment;

import static dev.drumbeat.db.generated.Tables.COHORT;
import static dev.drumbeat.db.generated.Tables.OUTBOX;
import static dev.drumbeat.db.generated.Tables.RUN;

import dev.drumbeat.db.Json;
import dev.drumbeat.db.run.RunStore;
import dev.drumbeat.journey.campaign.CampaignDefinition;
import dev.drumbeat.journey.campaign.Per;
import dev.drumbeat.journey.campaign.Reentry;
import dev.drumbeat.journey.machine.Note;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Pages an audience, and enrolls a page: rows, cohorts and their starts in one transaction. */
public final class AudienceStore {
  private static final String PROPERTY =
      """
      p.fields || jsonb_strip_nulls(jsonb_build_object('id', p.id, 'name', p.name,
        'address', p.address, 'city', p.city, 'state', p.state, 'zip', p.zip, 'parcel', p.parcel,
        'type', p.type, 'area', p.area, 'year_built', p.year_built, 'tags', to_jsonb(p.tags)))
      """;

  private AudienceStore() {}

  /** A run whose audience is being paged, its row locked. */
  public record PagingRun(
      UUID run,
      UUID campaign,
      UUID version,
      boolean running,
      boolean done,
      long cursor,
      int cohorts,
      Duration businessOffset) {}

  /** Whom a lead would be. */
  public record Prospect(
      String key,
      @Nullable Long propertyId,
      @Nullable Long ownerId,
      @Nullable Long contactId,
      Map<String, Object> property) {
    public @Nullable String text(String field) {
      return property.get(field) instanceof String value ? value : null;
    }
  }

  /**
   * Some prospects.
   *
   * @param cursor where the next page begins
   * @param last whether there is no next page
   */
  public record Page(List<Prospect> prospects, long cursor, boolean last) {}

  /**
   * How leads enter.
   *
   * @param now real time
   */
  public record Entry(Reentry reentry, int cohortSize, Instant now) {}

  public static PagingRun lock(DSLContext tx, UUID run) {
    return tx.selectFrom(RUN)
        .where(RUN.ID.eq(run))
        .forNoKeyUpdate()
        .fetchSingle(row ->
            new PagingRun(
                run,
                row.getCampaignId(),
                row.getVersionId(),
                row.getState().equals("RUNNING"),
                row.getPagingDone(),
                row.getPagingCursor(),
                row.getCohorts(),
                Duration.ofSeconds(row.getBusinessOffsetSeconds())));
  }

  /** The next prospects of an audience, in the order of their ids. */
  public static Page page(DSLContext tx, PagingRun run, CampaignDefinition definition, int limit) {
    String audience =
        definition.audience().list() != null
            ? """
            exists (select from list_member m join audience_list l on l.id = m.list_id
                    where m.property_id = p.id and l.key = ?)
            """
            : definition.audience().propertyIds().isEmpty()
                ? "? is null"
                : "p.id = any(string_to_array(?, ',')::bigint[])";
    @Nullable String argument =
        definition.audience().list() != null
            ? definition.audience().list()
            : definition.audience().propertyIds().isEmpty()
                ? null
                : String.join(",", definition.audience().propertyIds());
    String sql =
        switch (definition.enroll().per()) {
          case PROPERTY ->
              "select p.id, p.id, p.owner_id, null::bigint, "
                  + PROPERTY
                  + " from property p where p.id > ? and "
                  + audience
                  + " order by p.id limit ?";
          case OWNER ->
              "select o.id, null::bigint, o.id, null::bigint, p.fact from owner o "
                  + lateral("p.owner_id = o.id", audience)
                  + " where o.id > ? order by o.id limit ?";
          case CONTACT ->
              "select c.id, c.property_id, c.owner_id, c.id, p.fact from contact c "
                  + lateral("(p.id = c.property_id or p.owner_id = c.owner_id)", audience)
                  + " where c.id > ? order by c.id limit ?";
        };
    String kind = definition.enroll().per().name().toLowerCase(Locale.ROOT);
    boolean cursorFirst = definition.enroll().per() == Per.PROPERTY;
    List<Record> rows =
        cursorFirst
            ? List.copyOf(tx.fetch(sql, run.cursor(), text(argument), limit))
            : List.copyOf(tx.fetch(sql, text(argument), run.cursor(), limit));
    long cursor = rows.isEmpty() ? run.cursor() : rows.getLast().get(0, Long.class);
    return new Page(
        rows.stream().map(row -> prospect(kind, row)).toList(), cursor, rows.size() < limit);
  }

  /**
   * Enrolls who may enter, in cohorts of the size given.
   *
   * @return how many were; the others are active already, or may not enter again
   */
  public static int enroll(
      DSLContext tx, UUID workspace, PagingRun run, List<NewEnrollment> leads, Entry entry) {
    List<NewEnrollment> entering = mayEnter(tx, run, leads, entry);
    int number = run.cohorts();
    int size = entry.cohortSize();
    for (int from = 0; from < entering.size(); from += size) {
      List<NewEnrollment> cohort = entering.subList(from, Math.min(from + size, entering.size()));
      enrollCohort(tx, workspace, run, number++, cohort);
    }
    tx.update(RUN).set(RUN.COHORTS, number).where(RUN.ID.eq(run.run())).execute();
    return entering.size();
  }

  /** Moves the cursor on. */
  public static void turn(DSLContext tx, UUID run, Page page, int excluded) {
    tx.update(RUN)
        .set(RUN.PAGING_CURSOR, page.cursor())
        .set(RUN.PAGING_DONE, page.last())
        .set(RUN.EXCLUDED, RUN.EXCLUDED.plus(excluded))
        .where(RUN.ID.eq(run))
        .execute();
  }

  private static Object text(@Nullable String argument) {
    return DSL.val(argument, SQLDataType.CLOB);
  }

  private static String lateral(String join, String audience) {
    return "join lateral (select "
        + PROPERTY
        + " as fact from property p where "
        + join
        + " and "
        + audience
        + " order by p.id limit 1) p on true";
  }

  private static Prospect prospect(String kind, Record row) {
    return new Prospect(
        kind + ":" + row.get(0, Long.class),
        row.get(1, Long.class),
        row.get(2, Long.class),
        row.get(3, Long.class),
        Json.map(row.get(4, JSONB.class)));
  }

  private static List<NewEnrollment> mayEnter(
      DSLContext tx, PagingRun run, List<NewEnrollment> leads, Entry entry) {
    List<String> taken =
        tx.fetch(
                """
                select lead_key from enrollment
                where campaign_id = ? and lead_key = any(?)
                  and (state = 'ACTIVE' or run_id = ? or coalesce(ended_at, created_at) > ?::timestamptz)
                """,
                run.campaign(),
                leads.stream().map(lead -> lead.prospect().key()).toArray(String[]::new),
                run.run(),
                barredAfter(entry).atOffset(ZoneOffset.UTC))
            .map(row -> row.get(0, String.class));
    return leads.stream().filter(lead -> !taken.contains(lead.prospect().key())).toList();
  }

  /** Enrollments that ended after this bar a new one. */
  private static Instant barredAfter(Entry entry) {
    return switch (entry.reentry()) {
      case Reentry.Never never -> Instant.EPOCH;
      case Reentry.After after -> entry.now().minus(after.gap());
      case Reentry.Always always -> entry.now().plus(Duration.ofDays(1));
    };
  }

  private static void enrollCohort(
      DSLContext tx, UUID workspace, PagingRun run, int number, List<NewEnrollment> leads) {
    tx.insertInto(COHORT)
        .set(COHORT.RUN_ID, run.run())
        .set(COHORT.NUMBER, number)
        .set(COHORT.WORKSPACE_ID, workspace)
        .set(COHORT.SIZE, leads.size())
        .execute();
    var rows = new ArrayList<Map<String, Object>>();
    for (NewEnrollment lead : leads) {
      rows.add(row(lead));
    }
    tx.execute(
        """
        with v as (
          select * from jsonb_to_recordset(?::jsonb) as v(lead_key text, property_id bigint,
            owner_id bigint, contact_id bigint, state text, step text, visit int, phase text,
            work text, due_at timestamptz, visits jsonb, outcomes jsonb, outcome text,
            reason text, notes jsonb)),
        enrolled as (
          insert into enrollment (workspace_id, campaign_id, run_id, cohort, lead_key, property_id,
            owner_id, contact_id, state, step, visit, phase, work, due_at, visits, outcomes,
            outcome, reason)
          select current_workspace(), ?, ?, ?, lead_key, property_id, owner_id, contact_id, state,
            step, visit, phase, work, due_at, visits, outcomes, outcome, reason
          from v order by coalesce(property_id, owner_id, contact_id)
          returning id, lead_key)
        insert into timeline (workspace_id, run_id, enrollment_id, kind, step, visit, summary,
                              rule, inputs)
        select current_workspace(), ?, e.id, n.kind, n.step, n.visit, n.summary, n.rule, n.inputs
        from enrolled e
        join v on v.lead_key = e.lead_key
        cross join lateral jsonb_to_recordset(v.notes) as n(kind text, step text, visit int,
          summary text, rule text, inputs jsonb)
        """,
        Json.write(rows),
        run.campaign(),
        run.run(),
        number,
        run.run());
    tx.insertInto(OUTBOX)
        .set(OUTBOX.WORKSPACE_ID, workspace)
        .set(OUTBOX.KIND, "START_COHORT")
        .set(OUTBOX.RUN_ID, run.run())
        .set(OUTBOX.COHORT, number)
        .execute();
    if (leads.stream().anyMatch(lead -> lead.ending() != null)) {
      RunStore.closeCohortIfDone(tx, run.run(), number);
    }
  }

  private static Map<String, Object> row(NewEnrollment lead) {
    var row = new LinkedHashMap<String, Object>();
    row.put("lead_key", lead.prospect().key());
    putIfThere(row, "property_id", lead.prospect().propertyId());
    putIfThere(row, "owner_id", lead.prospect().ownerId());
    putIfThere(row, "contact_id", lead.prospect().contactId());
    row.put("state", lead.ending() == null ? "ACTIVE" : lead.ending().state().name());
    row.put("step", lead.position().step());
    row.put("visit", lead.position().visit());
    row.put("phase", lead.position().phase().name());
    row.put("work", lead.ending() == null ? lead.position().work().name() : "NONE");
    putIfThere(row, "due_at", lead.position().dueAt());
    row.put("visits", lead.position().visits());
    row.put("outcomes", lead.position().outcomes());
    putIfThere(row, "outcome", lead.ending() == null ? null : lead.ending().outcome());
    putIfThere(row, "reason", lead.ending() == null ? null : lead.ending().reason());
    var notes = new ArrayList<Object>();
    notes.add(Map.of("kind", "ENROLLED", "summary", "Enrolled"));
    for (Note note : lead.notes()) {
      notes.add(note);
    }
    row.put("notes", notes);
    return row;
  }

  private static void putIfThere(Map<String, Object> row, String key, @Nullable Object value) {
    if (value != null) {
      row.put(key, value);
    }
  }
}
