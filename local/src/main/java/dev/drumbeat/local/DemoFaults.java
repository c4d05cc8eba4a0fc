package dev.drumbeat.local;

import static dev.drumbeat.simulator.faults.FaultKind.ACCEPTED_500;
import static dev.drumbeat.simulator.faults.FaultKind.ACCEPTED_GARBAGE;
import static dev.drumbeat.simulator.faults.FaultKind.ACCEPTED_LATE;
import static dev.drumbeat.simulator.faults.FaultKind.ACCEPTED_RESET;
import static dev.drumbeat.simulator.faults.FaultKind.CALLBACK_DUPLICATE;
import static dev.drumbeat.simulator.faults.FaultKind.CALLBACK_FORGED;
import static dev.drumbeat.simulator.faults.FaultKind.CALLBACK_LATE;
import static dev.drumbeat.simulator.faults.FaultKind.CALLBACK_REVERSED;
import static dev.drumbeat.simulator.faults.FaultKind.READ_500;
import static dev.drumbeat.simulator.faults.FaultKind.TOO_MANY_REQUESTS;
import static dev.drumbeat.simulator.faults.FaultKind.UNAVAILABLE_503;

import dev.drumbeat.simulator.faults.FaultPlan;
import dev.drumbeat.simulator.faults.FaultRule;
import java.time.Duration;
import java.util.List;

/**
 * A bad day that every demo has: refusals for too many requests, answers lost after acceptance, and
 * callbacks that come late, twice, in the wrong order or forged. Each of them is cleared up within
 * seconds. Lists are never behind, as two empty reads of one count as proof here.
 */
final class DemoFaults {
  private DemoFaults() {}

  static FaultPlan plan() {
    Duration none = Duration.ZERO;
    return new FaultPlan(
        "demo",
        List.of(
            new FaultRule(TOO_MANY_REQUESTS, 0.01, none),
            new FaultRule("regrid", UNAVAILABLE_503, 0.005, none),
            new FaultRule("batchdata", UNAVAILABLE_503, 0.005, none),
            new FaultRule("twilio", ACCEPTED_500, 0.004, none),
            new FaultRule("twilio", ACCEPTED_RESET, 0.004, none),
            new FaultRule("twilio", ACCEPTED_GARBAGE, 0.002, none),
            // Longer than the worker waits for an answer.
            new FaultRule("twilio", ACCEPTED_LATE, 0.001, Duration.ofSeconds(8)),
            new FaultRule(CALLBACK_DUPLICATE, 0.02, none),
            new FaultRule(CALLBACK_REVERSED, 0.01, none),
            new FaultRule(CALLBACK_LATE, 0.01, Duration.ofSeconds(6)),
            new FaultRule(CALLBACK_FORGED, 0.005, none),
            new FaultRule(READ_500, 0.01, none)));
  }
}
