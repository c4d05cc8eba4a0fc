package dev.drumbeat.bench.topology;

import dev.drumbeat.bench.topology.Engine.Use;
import java.time.Duration;

/**
 * What one topology took, over all of its rounds.
 *
 * @param leads that walked the journey
 * @param events in the histories
 * @param writes to the engine's store
 * @param seconds from the first start to the last end
 * @param serverCpu seconds of the engine's process
 * @param workerCpu seconds of the process that works
 */
record Figures(
    long leads, long events, long writes, double seconds, double serverCpu, double workerCpu) {
  static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0);

  static Figures of(long leads, long events, Use before, Use after) {
    return new Figures(
        leads,
        events,
        after.writes() - before.writes(),
        (after.nanos() - before.nanos()) / 1e9,
        seconds(after.server().minus(before.server())),
        seconds(after.worker().minus(before.worker())));
  }

  Figures plus(Figures more) {
    return new Figures(
        leads + more.leads,
        events + more.events,
        writes + more.writes,
        seconds + more.seconds,
        serverCpu + more.serverCpu,
        workerCpu + more.workerCpu);
  }

  double eventsPerLead() {
    return (double) events / leads;
  }

  double writesPerLead() {
    return (double) writes / leads;
  }

  double leadsPerSecond() {
    return leads / seconds;
  }

  /** Seconds of both processes for a thousand leads. */
  double cpuPerThousand() {
    return (serverCpu + workerCpu) * 1000 / leads;
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }
}
