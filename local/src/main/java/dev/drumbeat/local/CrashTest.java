package dev.drumbeat.local;

import dev.drumbeat.local.CrashSight.Standing;
import dev.drumbeat.local.crash.Caught;
import dev.drumbeat.local.crash.Counts;
import dev.drumbeat.local.crash.CrashReport;
import dev.drumbeat.local.crash.Fault;
import dev.drumbeat.local.crash.FaultOrder;
import dev.drumbeat.local.crash.Strike;
import dev.drumbeat.local.crash.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jooq.exception.DataAccessException;

/** One crash test: breaks the product again and again while a run goes on, then judges it. */
final class CrashTest {
  private static final Duration LONGEST_WATCH = Duration.ofSeconds(15);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  /** Temporal gives an activity up after 30 s without a heartbeat. */
  private static final Duration PAST_HEARTBEAT = Duration.ofSeconds(34);

  /** Temporal gives a killed worker's chunks to another after half a minute. */
  private static final Duration RECOVERS_WITHIN = Duration.ofSeconds(75);

  private static final int FLOWS = 10;
  private static final Duration QUIET = Duration.ofSeconds(3);

  private final CrashBed bed;
  private final CrashSight sight;
  private final IntConsumer launch;
  private final CrashTestOptions options;
  private final Consumer<String> progress;
  private final FaultOrder order;
  private final List<Strike> strikes = new ArrayList<>();
  private final Instant begun = Instant.now();
  private String now = "starting";
  private int waves;

  CrashTest(
      CrashBed bed,
      CrashSight sight,
      IntConsumer launch,
      CrashTestOptions options,
      Consumer<String> progress) {
    this.bed = bed;
    this.sight = sight;
    this.launch = launch;
    this.options = options;
    this.progress = progress;
    this.order = new FaultOrder(options.seed, options.only);
  }

  CrashReport run() {
    Instant end = begun.plus(Duration.ofMinutes(options.minutes));
    Instant faultsEnd =
        begun.plus(Duration.ofMinutes(options.minutes).multipliedBy(3).dividedBy(5));
    keepBusy();
    awaitSends(1, 1);
    while (Instant.now().isBefore(faultsEnd)
        && (strikes.size() < order.roundSize() || sight.standing().sent() < options.sends)) {
      strike(order.next());
      reviveWhatDied();
      strikes.add(strikes.removeLast().recoveredAfter(awaitSends(FLOWS, options.betweenFaults())));
      pause(order.between(Duration.ofSeconds(1), Duration.ofSeconds(4)));
    }
    now = "no more faults; waiting for the end";
    boolean over = awaitEnd(end);
    Verdict verdict = Verdict.of(strikes, sight.ledger(), sight.log());
    return new CrashReport(
        options.seed,
        options.sends,
        Duration.between(begun, Instant.now()),
        strikes,
        verdict,
        complaints(over, verdict));
  }

  /** Launches another run where the others are nearly through, so that there is always work. */
  private void keepBusy() {
    Standing standing = sight.standing();
    long ended = standing.audience() - standing.active();
    if ((long) waves * options.wave() - ended < options.wave() * 2L / 3) {
      launch.accept(++waves);
    }
  }

  /** So that a fault meets a product at work, not one that has yet to get over the last fault. */
  private Duration awaitSends(int first, int then) {
    Instant since = Instant.now();
    Duration recovery = RECOVERS_WITHIN;
    long sent = sight.standing().sent();
    while (Instant.now().isBefore(since.plus(RECOVERS_WITHIN))) {
      long more = sight.standing().sent() - sent;
      if (more >= first && recovery.equals(RECOVERS_WITHIN)) {
        recovery = Duration.between(since, Instant.now());
      }
      if (more >= then) {
        break;
      }
      keepBusy();
      pause(Duration.ofSeconds(1));
    }
    return recovery;
  }

  private List<String> complaints(boolean over, Verdict verdict) {
    List<String> complaints = new ArrayList<>();
    if (!over) {
      complaints.add("Not all has ended: " + sight.standing());
    }
    if (strikes.size() < order.roundSize()) {
      complaints.add("Only %d of %d faults".formatted(strikes.size(), order.roundSize()));
    }
    for (String channel : List.of("sms", "call", "ai_call", "payment")) {
      long abandoned = verdict.total().getOrDefault(channel, Counts.NONE).abandoned();
      if (abandoned > 0) {
        complaints.add(
            "%d of %s given up, though the provider can be read".formatted(abandoned, channel));
      }
    }
    sight.audit(finding -> complaints.add("Audit: " + finding));
    if (CrashReport.sends(verdict) < options.sends) {
      complaints.add("Only %,d of %,d sends".formatted(CrashReport.sends(verdict), options.sends));
    }
    return complaints;
  }

  private void strike(Fault fault) {
    now = (strikes.size() + 1) + ": " + fault.title();
    show();
    switch (fault) {
      case KILL_BEFORE_CLAIM,
          KILL_CLAIMED,
          KILL_MARKED,
          KILL_ACCEPTED,
          KILL_ANSWERED,
          KILL_RECORDING,
          KILL_READING_BACK,
          KILL_RELAY ->
          killAt(CrashBed.WORKER, fault);
      case KILL_API -> killAt(CrashBed.API, fault);
      case FREEZE_WORKER -> freeze();
      case STOP_POSTGRES -> {
        note(fault, sight.caught());
        outOfOrder(true, false, false);
      }
      case STOP_TEMPORAL -> {
        note(fault, sight.caught());
        outOfOrder(false, true, false);
      }
      case STOP_BOTH -> {
        note(fault, sight.caught());
        outOfOrder(true, true, false);
      }
      case LOSE_TEMPORAL -> {
        note(fault, sight.caught());
        outOfOrder(false, true, true);
      }
    }
  }

  /** Waits until something is at the point, freezes the process, looks again, and kills it. */
  private void killAt(String part, Fault point) {
    Instant limit = Instant.now().plus(LONGEST_WATCH);
    Caught caught = Caught.NOTHING;
    boolean frozen = false;
    while (Instant.now().isBefore(limit)) {
      if (sight.caught().at(point) > 0) {
        bed.freeze(part);
        frozen = true;
        caught = sight.caught();
        if (caught.at(point) > 0) {
          break;
        }
        bed.thaw(part);
        frozen = false;
      }
      pause(BETWEEN_LOOKS);
    }
    if (!frozen) {
      bed.freeze(part);
      caught = sight.caught();
    }
    note(point, caught);
    bed.kill(part);
    pause(order.between(Duration.ZERO, Duration.ofSeconds(4)));
    bed.startPart(part);
  }

  /** A successor takes over what the frozen one had, and then both are there. */
  private void freeze() {
    bed.freeze(CrashBed.WORKER);
    note(Fault.FREEZE_WORKER, sight.caught());
    bed.startPart(CrashBed.SUCCESSOR);
    pause(PAST_HEARTBEAT);
    bed.thaw(CrashBed.WORKER);
    pause(order.between(Duration.ofSeconds(3), Duration.ofSeconds(8)));
    bed.kill(CrashBed.SUCCESSOR);
  }

  private void outOfOrder(boolean postgres, boolean temporal, boolean lost) {
    if (postgres) {
      bed.stopPostgres(order.coin());
    }
    if (temporal) {
      bed.stopTemporal(order.coin());
    }
    // Without a look: each would wait for the database.
    LockSupport.parkNanos(order.between(Duration.ofSeconds(1), Duration.ofSeconds(8)).toNanos());
    if (lost) {
      bed.loseTemporal();
    }
    if (postgres) {
      bed.startPostgres();
    }
    if (temporal) {
      bed.startTemporal();
    }
  }

  /** As whoever supervises the processes of an installation would. */
  private void reviveWhatDied() {
    for (String part : List.of(CrashBed.API, CrashBed.WORKER)) {
      if (bed.isGone(part)) {
        progress.accept(part + " ended by itself, and is started again");
        bed.startPart(part);
      }
    }
  }

  private void note(Fault fault, Caught caught) {
    strikes.add(new Strike(fault, Instant.now(), caught, Duration.ZERO));
  }

  private boolean awaitEnd(Instant end) {
    Instant quietSince = Instant.MAX;
    while (Instant.now().isBefore(end)) {
      boolean over = isOver();
      if (!over) {
        quietSince = Instant.MAX;
      } else if (quietSince.equals(Instant.MAX)) {
        quietSince = Instant.now();
      } else if (Instant.now().isAfter(quietSince.plus(QUIET))) {
        return true;
      }
      reviveWhatDied();
      pause(Duration.ofSeconds(1));
    }
    return false;
  }

  private boolean isOver() {
    try {
      return sight.standing().over();
    } catch (DataAccessException e) {
      return false; // the pool's connections of before a stop may still be there
    }
  }

  private void pause(Duration time) {
    Instant end = Instant.now().plus(time);
    if (time.toMillis() < 1_000) {
      LockSupport.parkNanos(time.toNanos());
      return;
    }
    while (Instant.now().isBefore(end)) {
      show();
      LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
    }
  }

  private void show() {
    try {
      Standing standing = sight.standing();
      progress.accept(
          "%s · %,d of %,d leads on their way, %,d sends settled, %,d in doubt"
              .formatted(
                  now, standing.active(), standing.audience(), standing.sent(), standing.open()));
    } catch (DataAccessException e) {
      progress.accept(now);
    }
  }
}
