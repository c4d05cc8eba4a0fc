package dev.drumbeat.db.enrollment;

import dev.drumbeat.db.Json;
import dev.drumbeat.journey.machine.Note;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Writes new enrollments with the beginnings of their timelines, a cohort's in one statement. */
final class EnrollmentRows {
  private EnrollmentRows() {}

  /** The ids by key. */
  static Map<String, Long> insert(
      DSLContext tx, UUID campaign, UUID run, int cohort, List<NewEnrollment> leads) {
    var ids = new LinkedHashMap<String, Long>();
    tx.fetch(
            """
            with v as (
              select * from jsonb_to_recordset(?::jsonb) as v(lead_key text, property_id bigint,
                owner_id bigint, contact_id bigint, state text, step text, visit int, phase text,
                work text, due_at timestamptz, visits jsonb, outcomes jsonb, outcome text,
                reason text, notes jsonb)),
            enrolled as (
              insert into enrollment (workspace_id, campaign_id, run_id, cohort, lead_key,
                property_id, owner_id, contact_id, state, step, visit, phase, work, due_at, visits,
                outcomes, outcome, reason, ended_at)
              select current_workspace(), ?, ?, ?, lead_key, property_id, owner_id, contact_id,
                state, step, visit, phase, work, due_at, visits, outcomes, outcome, reason,
                case when state <> 'ACTIVE' then clock_timestamp() end
              from v order by coalesce(property_id, owner_id, contact_id)
              returning id, lead_key),
            told as (
              insert into timeline (workspace_id, run_id, enrollment_id, kind, step, visit, summary,
                                    rule, inputs)
              select current_workspace(), ?, e.id, n.kind, n.step, n.visit, n.summary, n.rule,
                n.inputs
              from enrolled e
              join v on v.lead_key = e.lead_key
              cross join lateral jsonb_to_recordset(v.notes) as n(kind text, step text, visit int,
                summary text, rule text, inputs jsonb))
            select id, lead_key from enrolled
            """,
            Json.write(leads.stream().map(EnrollmentRows::row).toList()),
            campaign,
            run,
            cohort,
            run)
        .forEach(row -> ids.put(row.get(1, String.class), row.get(0, Long.class)));
    return ids;
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
