package dev.drumbeat.local;

import dev.drumbeat.db.Database;
import dev.drumbeat.db.ledger.EffectKeys;
import dev.drumbeat.local.audit.Audit;
import dev.drumbeat.local.audit.Finding;
import dev.drumbeat.local.audit.ProviderLog;
import dev.drumbeat.local.crash.Caught;
import dev.drumbeat.local.crash.Fault;
import dev.drumbeat.local.crash.Sent;
import dev.drumbeat.local.crash.Taken;
import dev.drumbeat.local.rest.ApiClient;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Looks at the product from outside, while it works and when it is done: the ledger's rows, the
 * database's open transactions, the providers' log.
 */
final class CrashSight implements AutoCloseable {
  private static final int PAGE = 1_000;
  private static final int MOST_TRIES = 8;
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(500);

  private final Database database;
  private final UUID workspace;
  private final ApiClient simulator;
  private final Map<String, Instant> acceptedAt = new HashMap<>();
  private final List<Taken> log = new ArrayList<>();
  private long reads;

  CrashSight(Database database, UUID workspace, URI simulator) {
    this.database = database;
    this.workspace = workspace;
    this.simulator = new ApiClient(simulator, null);
  }

  /**
   * Where all runs stand.
   *
   * @param runs that have not ended
   * @param active leads on their way, of the audience
   * @param sent texts, e-mails and calls that are settled
   * @param open effects in doubt
   * @param inbox events to be applied
   */
  record Standing(long runs, long audience, long active, long sent, long open, long inbox) {
    boolean over() {
      return runs == 0 && open == 0 && inbox == 0;
    }
  }

  Standing standing() {
    return read(tx -> {
      Record row =
          tx.fetchSingle(
              """
              select
                (select count(*) from run where state <> 'COMPLETED'),
                (select coalesce(sum(n), 0) from tally where measure like 'enrollment.%'),
                (select coalesce(sum(n), 0) from tally where measure = 'enrollment.ACTIVE'),
                (select coalesce(sum(n), 0) from tally
                 where measure ~ '^intent[.](SMS|EMAIL|CALL|AI_CALL)[.](ACCEPTED|REJECTED|ABANDONED)'),
                (select count(*) from intent where state in ('SUBMITTING', 'UNKNOWN')),
                (select count(*) from inbox where state = 'PENDING')
              """);
      return new Standing(
          row.get(0, Long.class),
          row.get(1, Long.class),
          row.get(2, Long.class),
          row.get(3, Long.class),
          row.get(4, Long.class),
          row.get(5, Long.class));
    });
  }

  /** How much is at each point where a worker may die, right now. */
  Caught caught() {
    readLog();
    Map<Fault, Long> points = new EnumMap<>(Fault.class);
    read(tx -> {
      points.clear();
      queued(tx, points);
      submitting(tx, points);
      transactions(tx, points);
      return points;
    });
    readBacks(points);
    points.values().removeIf(n -> n == 0);
    return new Caught(points);
  }

  private static void queued(DSLContext tx, Map<Fault, Long> points) {
    Record row =
        tx.fetchSingle(
            """
            select
              (select count(*) from enrollment e
               where e.state = 'ACTIVE' and e.work in ('SMS', 'EMAIL', 'CALL', 'AI_CALL', 'WEBHOOK', 'PAYMENT')
                 and e.due_at <= now() + interval '1 second'
                 and not exists (select from intent i where i.enrollment_id = e.id
                                 and i.step = e.step and i.visit = e.visit)),
              (select count(*) from intent i join enrollment e on e.id = i.enrollment_id
               where i.state = 'PLANNED' and e.state = 'ACTIVE'
                 and i.slot_at <= now() + interval '10 seconds')
            """);
    points.put(Fault.KILL_BEFORE_CLAIM, row.get(0, Long.class));
    points.put(Fault.KILL_CLAIMED, row.get(1, Long.class));
  }

  private void submitting(DSLContext tx, Map<Fault, Long> points) {
    Instant now = Instant.now();
    tx.fetch(
            """
            select a.id::text, i.kind,
                   concat_ws('/', i.origin, i.step, i.visit, i.kind, i.ordinal) as effect
            from attempt a join intent i on i.id = a.intent_id where a.state = 'SUBMITTING'
            """)
        .forEach(row -> {
          Set<String> attempt = carried(row, Set.of(row.get(0, String.class)));
          Instant accepted = acceptedAt.get(attempt.iterator().next());
          points.merge(point(accepted, now), 1L, Long::sum);
        });
  }

  /** Each answer takes half to one and a half of the usual time. */
  private static Fault point(@Nullable Instant accepted, Instant now) {
    if (accepted == null) {
      return Fault.KILL_MARKED;
    }
    Duration since = Duration.between(accepted, now);
    return since.multipliedBy(2).compareTo(CrashTestOptions.LATENCY.multipliedBy(3)) > 0
        ? Fault.KILL_ANSWERED
        : Fault.KILL_ACCEPTED;
  }

  /** What open transactions did last tells whose they are. */
  private static void transactions(DSLContext tx, Map<Fault, Long> points) {
    Record row =
        tx.fetchSingle(
            """
            select count(*) filter (where query ~ 'update (attempt a|intent i\\s+set state = v)'),
                   count(*) filter (where query ~* 'insert into .?(inbox|suppression|inbound)'),
                   count(*) filter (where query ~* 'inbox' and query !~* 'insert into')
            from pg_stat_activity
            where usename = current_user and pid <> pg_backend_pid()
              and state in ('active', 'idle in transaction') and xact_start is not null
            """);
    points.put(Fault.KILL_RECORDING, row.get(0, Long.class));
    points.put(Fault.KILL_API, row.get(1, Long.class));
    points.put(Fault.KILL_RELAY, row.get(2, Long.class));
  }

  /** Looks at providers' lists since the last time. */
  private void readBacks(Map<Fault, Long> points) {
    long now =
        simulator.get("/_simulator/requests/summary").path("items").values().stream()
            .filter(each -> each.path("provider").asString().equals("twilio"))
            .filter(each -> each.path("method").asString().equals("GET"))
            .mapToLong(each -> each.path("count").asLong())
            .sum();
    points.put(Fault.KILL_READING_BACK, now - reads);
    reads = now;
  }

  private void readLog() {
    while (true) {
      long after = log.isEmpty() ? 0 : log.getLast().seq();
      JsonNode items =
          simulator.get("/_simulator/accepted?limit=" + PAGE + "&after=" + after).path("items");
      for (JsonNode item : items.values()) {
        Taken taken = ApiClient.JSON.treeToValue(item, Taken.class);
        log.add(taken);
        if (taken.attempt() != null) {
          acceptedAt.put(taken.attempt(), taken.at());
        }
      }
      if (items.size() < PAGE) {
        return;
      }
    }
  }

  /** All that the providers have accepted. */
  List<Taken> log() {
    readLog();
    return List.copyOf(log);
  }

  /** Whether the database of all runs adds up, and agrees with the providers' log. */
  void audit(Consumer<Finding> findings) {
    Audit audit = new Audit(database, workspace);
    List<UUID> runs = audit.runs();
    runs.forEach(run -> audit.compare(run, findings));
    Audit.compare(database, Set.copyOf(runs), ProviderLog.of(simulator.base()), findings);
  }

  /** All that was intended; what is of no lead, as the confirmation of an opt-out, owes nothing. */
  List<Sent> ledger() {
    return read(tx ->
        tx.fetch(
                """
                select i.id, i.kind, i.state,
                       case when i.repeats is null then coalesce(e.state, 'EXITED')
                         else 'EXITED' end as lead,
                       coalesce(min(a.started_at), i.created_at) as since,
                       concat_ws('/', i.origin, i.step, i.visit, i.kind, i.ordinal) as effect,
                       coalesce(array_agg(a.id::text) filter (where a.id is not null), '{}') as ids
                from intent i
                left join enrollment e on e.id = i.enrollment_id
                left join attempt a on a.intent_id = i.id
                group by i.id, e.id
                """)
            .map(this::sent));
  }

  /** A database that has just been stopped and started breaks the connections of before. */
  private <T> T read(Function<DSLContext, T> work) {
    for (int tries = 1; ; tries++) {
      try {
        return database.inWorkspace(workspace, work);
      } catch (DataAccessException e) {
        if (tries == MOST_TRIES) {
          throw e;
        }
        LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
      }
    }
  }

  private Sent sent(Record row) {
    Set<String> attempts = Set.copyOf(Arrays.asList(row.get("ids", String[].class)));
    return new Sent(
        row.get("id", Long.class),
        row.get("kind", String.class),
        row.get("state", String.class),
        row.get("lead", String.class),
        row.get("since", Instant.class),
        carried(row, attempts));
  }

  private Set<String> carried(Record row, Set<String> attempts) {
    String effect = row.get("effect", String.class);
    return attempts.isEmpty()
        ? attempts
        : switch (row.get("kind", String.class)) {
          case "WEBHOOK" -> Set.of(EffectKeys.webhook(workspace, effect));
          case "PAYMENT" -> Set.of(EffectKeys.payment(workspace, effect));
          default -> attempts;
        };
  }

  @Override
  public void close() {
    simulator.close();
  }
}
