package dev.drumbeat.worker;

import dev.drumbeat.activities.ledger.LeadlessSends;
import dev.drumbeat.activities.ledger.LeftDoubts;
import dev.drumbeat.activities.ledger.PricePoll;
import dev.drumbeat.activities.ledger.RestoreCheck;
import dev.drumbeat.activities.messaging.Repeats;
import dev.drumbeat.activities.outbox.Outbox;
import dev.drumbeat.activities.outbox.Sweep;
import dev.drumbeat.activities.schedule.ScheduleKeeper;
import dev.drumbeat.activities.webhook.InboundPoll;
import dev.drumbeat.activities.webhook.Relay;
import dev.drumbeat.activities.webhook.SilenceCheck;
import dev.drumbeat.db.Database;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/** The worker's loops over the workspaces that have something to do. */
final class Loops implements AutoCloseable {
  private static final Duration OFTEN = Duration.ofMillis(100);
  private static final Duration LEADLESS = Duration.ofSeconds(1);
  static final Duration SWEEP = Duration.ofSeconds(15);
  private static final Duration SCHEDULES = Duration.ofMillis(500);
  private static final Duration SILENCE = Duration.ofSeconds(10);
  private static final Duration FORGET = Duration.ofMinutes(10);
  private static final Duration STATISTICS = Duration.ofSeconds(5);
  private static final Duration PROBE = Duration.ofSeconds(30);

  private final Database database;
  private final List<Loop> loops;

  /** What the loops do. */
  record Tasks(
      Outbox outbox,
      Relay relay,
      Sweep sweep,
      ScheduleKeeper schedules,
      SilenceCheck silence,
      LeftDoubts doubts,
      LeadlessSends leadless,
      RestoreCheck restore,
      Repeats repeats,
      InboundPoll inbound,
      PricePoll prices,
      ProviderProbes probes) {}

  Loops(Database database, Tasks tasks, Duration wakeEvery) {
    this.database = database;
    this.loops =
        List.of(
            new Loop("relay", OFTEN, () -> each("workspaces_with_work", tasks.relay()::relay)),
            new Loop("start", OFTEN, () -> each("workspaces_with_work", tasks.outbox()::start)),
            new Loop(
                "wake",
                wakeEvery,
                () -> {
                  each("workspaces_with_work", tasks.outbox()::wake);
                  return false;
                }),
            new Loop(
                "leadless", LEADLESS, () -> each("workspaces_with_work", tasks.leadless()::send)),
            new Loop("repeat", LEADLESS, () -> each("workspaces_with_work", tasks.repeats()::send)),
            new Loop(
                "lists",
                SILENCE,
                () -> {
                  each("all_workspaces", tasks.inbound()::poll);
                  each("all_workspaces", tasks.prices()::poll);
                  each("all_workspaces", tasks.restore()::retry);
                  return false;
                }),
            new Loop(
                "sweep",
                SWEEP,
                () -> {
                  each("all_workspaces", tasks.sweep()::sweep);
                  each("all_workspaces", tasks.sweep()::release);
                  return false;
                }),
            new Loop(
                "schedules",
                SCHEDULES,
                () -> each("workspaces_with_schedules", tasks.schedules()::keep)),
            new Loop(
                "silence",
                SILENCE,
                () -> {
                  each("all_workspaces", tasks.silence()::check);
                  each("all_workspaces", tasks.doubts()::clear);
                  each("all_workspaces", tasks.leadless()::clear);
                  return false;
                }),
            new Loop("forget", FORGET, () -> any("all_workspaces", tasks.relay()::forget)),
            new Loop(
                "statistics",
                STATISTICS,
                () -> {
                  database.withoutWorkspace(tx -> tx.execute("select analyze_grown()"));
                  return false;
                }),
            new Loop(
                "probe",
                PROBE,
                () -> {
                  tasks.probes().probe(workspaces("all_workspaces"));
                  return false;
                }));
  }

  private boolean each(String which, ToIntFunction<UUID> task) {
    int done = 0;
    for (UUID workspace : workspaces(which)) {
      done += task.applyAsInt(workspace);
    }
    return done > 0;
  }

  private boolean any(String which, Predicate<UUID> task) {
    boolean more = false;
    for (UUID workspace : workspaces(which)) {
      more |= task.test(workspace);
    }
    return more;
  }

  private List<UUID> workspaces(String function) {
    return database.withoutWorkspace(
        tx -> tx.fetch("select * from " + function + "()").map(row -> row.get(0, UUID.class)));
  }

  @Override
  public void close() {
    loops.forEach(Loop::close);
  }
}
