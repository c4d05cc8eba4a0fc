package dev.drumbeat.db.ledger;

import dev.drumbeat.db.Json;
import dev.drumbeat.db.ledger.DeliveryStore.Report;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** What refused effects have to do with: whom they were to reach, from where, for which run. */
public final class FaultStore {
  private FaultStore() {}

  /** That a provider refused an effect, or failed to deliver it, with this code. */
  public record Coded(long intentId, String code) {}

  /**
   * A refused effect.
   *
   * @param integrationId of its provider
   * @param before how many other effects to the same contact point had the same code, with those
   *     that are told of at the same time
   */
  public record Fault(
      long intentId,
      @Nullable Long enrollmentId,
      String kind,
      String code,
      @Nullable Long pointId,
      @Nullable UUID senderId,
      @Nullable UUID run,
      @Nullable UUID campaign,
      @Nullable UUID integrationId,
      int before) {}

  /** Reads what the effects have to do with; one statement however many. */
  public static List<Fault> faults(DSLContext tx, Collection<Coded> coded) {
    return tx.fetch(
            """
            with v as (
              select distinct "intentId", code
              from jsonb_to_recordset(?::jsonb) as t("intentId" bigint, code text))
            select i.id, i.enrollment_id, i.kind, v.code, i.contact_point_id, i.sender_id, i.run_id,
                   r.campaign_id, g.id,
                   (select count(*) from intent o
                    where o.contact_point_id = i.contact_point_id and o.id <> i.id
                      and (o.delivery_code = v.code or o.error_code = v.code
                        or (o.id, v.code) in (select "intentId", code from v)))
            from v
            join intent i on i.id = v."intentId"
            left join run r on r.id = i.run_id
            left join integration g on g.provider = case i.kind
              when 'EMAIL' then 'SENDGRID' when 'PARCEL' then 'REGRID'
              when 'OWNER_CONTACTS' then 'BATCHDATA' when 'PAYMENT' then 'STRIPE'
              when 'AI_CALL' then 'VAPI' when 'SMS' then 'TWILIO' when 'CALL' then 'TWILIO' end
            order by i.id
            """,
            Json.write(coded))
        .map(FaultStore::fault);
  }

  /** The effects that reports with a code are about. */
  public static List<Coded> ofReports(DSLContext tx, Collection<Report> reports) {
    return tx.fetch(
            """
            select a.intent_id, r.code
            from jsonb_to_recordset(?::jsonb) as r(attempt uuid, "providerId" text, code text)
            join attempt a on a.id = r.attempt
              or r.attempt is null and a.provider_id = r."providerId"
            where r.code is not null
            """,
            Json.write(reports))
        .map(row -> new Coded(row.get(0, Long.class), row.get(1, String.class)));
  }

  /**
   * How many of a run's accepted effects of a kind a code was reported of.
   *
   * @param kind the ledger's, as SMS
   * @param more effects of which it is told now
   */
  public static Share share(
      DSLContext tx, UUID run, String kind, String code, Collection<Long> more) {
    Record row =
        tx.fetchSingle(
            """
            select (select count(*) from intent i
                    where i.run_id = ? and (i.delivery_code = ? or i.id = any(?)) and i.kind = ?),
                   (select coalesce(sum(n), 0) from tally
                    where run_id = ? and measure = 'intent.' || ? || '.ACCEPTED')
            """,
            run,
            code,
            more.toArray(Long[]::new),
            kind,
            run,
            kind);
    return new Share(row.get(0, Long.class), row.get(1, Long.class));
  }

  /** So many of so many. */
  public record Share(long failed, long accepted) {
    /** Whether at least this many percent, of at least {@code least}. */
    public boolean reaches(int percent, int least) {
      return accepted >= least && failed * 100 >= accepted * percent;
    }
  }

  private static Fault fault(Record row) {
    return new Fault(
        row.get(0, Long.class),
        row.get(1, Long.class),
        row.get(2, String.class),
        row.get(3, String.class),
        row.get(4, Long.class),
        row.get(5, UUID.class),
        row.get(6, UUID.class),
        row.get(7, UUID.class),
        row.get(8, UUID.class),
        row.get(9, Integer.class));
  }
}
