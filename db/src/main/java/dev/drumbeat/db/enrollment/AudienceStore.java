package dev.drumbeat.db.enrollment;

import static dev.drumbeat.db.generated.Tables.RUN;

import dev.drumbeat.db.Json;
import dev.drumbeat.journey.campaign.CampaignDefinition;
import dev.drumbeat.journey.campaign.Reentry;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;

/** Pages an audience, and enrolls a page: rows, cohorts and their starts in one transaction. */
public final class AudienceStore {
  private AudienceStore() {}

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

  /** Locks the run's row, and the entry to its campaign. */
  public static PagingRun lock(DSLContext tx, UUID run) {
    UUID campaign = tx.selectFrom(RUN).where(RUN.ID.eq(run)).fetchSingle().getCampaignId();
    Admission.hold(tx, campaign);
    return lockRow(tx, run);
  }

  static PagingRun lockRow(DSLContext tx, UUID run) {
    return tx.selectFrom(RUN)
        .where(RUN.ID.eq(run))
        .forNoKeyUpdate()
        .fetchSingle(row ->
            new PagingRun(
                run,
                row.getCampaignId(),
                row.getVersionId(),
                row.getState(),
                row.getPagingDone(),
                row.getPagingCursor(),
                row.getCohorts(),
                Duration.ofSeconds(row.getBusinessOffsetSeconds())));
  }

  /** The next prospects of an audience, in the order of their ids. */
  public static Page page(DSLContext tx, PagingRun run, CampaignDefinition definition, int limit) {
    List<Prospect> prospects = ProspectReads.after(tx, definition, run.cursor(), limit);
    long cursor = prospects.isEmpty() ? run.cursor() : prospects.getLast().id();
    return new Page(prospects, cursor, prospects.size() < limit);
  }

  /**
   * Enrolls who may enter, in cohorts of the size given.
   *
   * @return how many were; the others are counted by the run, with their reasons
   */
  public static int enroll(
      DSLContext tx, UUID workspace, PagingRun run, List<NewEnrollment> leads, Entry entry) {
    List<Prospect> prospects = leads.stream().map(NewEnrollment::prospect).toList();
    Map<String, NotEnrolled> refused =
        Admission.refused(tx, run.campaign(), prospects, entry.reentry(), entry.now());
    List<NewEnrollment> entering =
        leads.stream().filter(lead -> !refused.containsKey(lead.prospect().key())).toList();
    CohortRows.begin(tx, workspace, run, entering, entry.cohortSize());
    exclude(tx, run.run(), refused.values());
    return entering.size();
  }

  /** Moves the cursor on. */
  public static void turn(DSLContext tx, UUID run, Page page) {
    tx.update(RUN)
        .set(RUN.PAGING_CURSOR, page.cursor())
        .set(RUN.PAGING_DONE, page.last())
        .where(RUN.ID.eq(run))
        .execute();
  }

  private static void exclude(DSLContext tx, UUID run, Collection<NotEnrolled> reasons) {
    if (reasons.isEmpty()) {
      return;
    }
    Map<NotEnrolled, Long> counts =
        reasons.stream().collect(Collectors.groupingBy(each -> each, Collectors.counting()));
    tx.execute(
        """
        update run r
        set excluded = excluded + ?,
            excluded_reasons = excluded_reasons || (
              select jsonb_object_agg(key, coalesce((r.excluded_reasons ->> key)::int, 0) + value::int)
              from jsonb_each_text(?::jsonb))
        where id = ?
        """,
        reasons.size(),
        Json.write(counts),
        run);
  }
}
