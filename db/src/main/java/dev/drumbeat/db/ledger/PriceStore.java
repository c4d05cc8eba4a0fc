package dev.drumbeat.db.ledger;

import dev.drumbeat.db.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.DSLContext;

/** Prices that a provider sets only after it has taken an effect. */
public final class PriceStore {
  private PriceStore() {}

  /**
   * A number with effects whose price is open.
   *
   * @param address E.164
   * @param voice whether it calls; else it texts
   * @param since when the first of these effects was taken
   */
  public record Due(UUID sender, String address, boolean voice, Instant since) {}

  /**
   * Takes the numbers that have open prices and were not asked about for a while; each worker gets
   * others.
   *
   * @param every how often a number is asked about
   * @param atMost how old an effect is given up on
   */
  public static List<Due> take(DSLContext tx, Duration every, Duration atMost, Instant now) {
    return tx.fetch(
            """
            with due as (
              select s.id, s.workspace_id, s.address, s.channel = 'VOICE' as voice, o.since
              from sender s
              left join price_poll p on p.sender_id = s.id
              cross join lateral (
                select min(i.settled_at) as since from intent i
                where i.sender_id = s.id and i.state = 'ACCEPTED' and i.price is null
                  and i.kind in ('SMS', 'CALL') and i.settled_at > ?::timestamptz) o
              where s.channel in ('SMS', 'VOICE') and o.since is not null
                and coalesce(p.polled_at, '-infinity') <= ?::timestamptz
              order by s.id for update of s skip locked),
            marked as (
              insert into price_poll (sender_id, workspace_id, polled_at)
              select id, workspace_id, ?::timestamptz from due
              on conflict (sender_id) do update set polled_at = excluded.polled_at)
            select id, address, voice, since from due
            """,
            at(now.minus(atMost)),
            at(now.minus(every)),
            at(now))
        .map(row ->
            new Due(
                row.get(0, UUID.class),
                row.get(1, String.class),
                row.get(2, Boolean.class),
                row.get(3, OffsetDateTime.class).toInstant()));
  }

  /**
   * Sets prices where none is known yet, which settles budgets.
   *
   * @param prices positive, by the provider's id
   * @return how many effects got their price
   */
  public static int set(DSLContext tx, Map<String, BigDecimal> prices) {
    return tx.execute(
        """
        update intent i set price = v.price
        from (
          select o.id, r.value::numeric as price
          from jsonb_each_text(?::jsonb) r(key, value)
          join attempt a on a.provider_id = r.key
          join intent o on o.id = a.intent_id
          where o.price is null and o.state = 'ACCEPTED'
          order by o.id for update of o) v
        where i.id = v.id
        """,
        Json.write(prices));
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
