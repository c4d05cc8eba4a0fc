package dev.drumbeat.local;

import static dev.drumbeat.simulator.faults.FaultKind.ACCEPTED_500;
import static dev.drumbeat.simulator.faults.FaultKind.ACCEPTED_GARBAGE;
import static dev.drumbeat.simulator.faults.FaultKind.ACCEPTED_LATE;
import static dev.drumbeat.simulator.faults.FaultKind.ACCEPTED_RESET;
import static dev.drumbeat.simulator.faults.FaultKind.CALLBACK_DUPLICATE;
import static dev.drumbeat.simulator.faults.FaultKind.CALLBACK_FORGED;
import static dev.drumbeat.simulator.faults.FaultKind.CALLBACK_LATE;
import static dev.drumbeat.simulator.faults.FaultKind.CALLBACK_MISSING;
import static dev.drumbeat.simulator.faults.FaultKind.CALLBACK_REVERSED;
import static dev.drumbeat.simulator.faults.FaultKind.LIST_LAG;
import static dev.drumbeat.simulator.faults.FaultKind.READ_500;
import static dev.drumbeat.simulator.faults.FaultKind.TOO_MANY_REQUESTS;

import dev.drumbeat.local.crash.Fault;
import dev.drumbeat.simulator.SimulatorConfig;
import dev.drumbeat.simulator.faults.FaultPlan;
import dev.drumbeat.simulator.faults.FaultRule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How long, how much and what a crash test breaks; and how the product is set for it. */
final class CrashTestOptions {
  /** Of providers; so long that requests can be caught between acceptance and answer. */
  static final Duration LATENCY = Duration.ofMillis(100);

  /** Texts, e-mails and calls that come of a lead at least, replies and opt-outs considered. */
  private static final double SENDS_OF_A_LEAD = 3;

  /** Texts a second, and so about half of all: so slow that faults come in mid-work. */
  private static final double TEXTS_PER_SECOND = 60;

  /** A killed worker's chunks rest for half a minute: so many faults fit into the time. */
  private static final int FAULTS_IN_TIME = 22;

  private static final int WAVES = 5;
  private static final int LEAST_WAVE = 60;

  @Option(
      names = "--sends",
      paramLabel = "N",
      description = "Texts, e-mails and calls to send at least (default: ${DEFAULT-VALUE}).")
  int sends = 10_000;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of faults, people and providers (default: ${DEFAULT-VALUE}).")
  long seed = 1;

  @Option(
      names = "--minutes",
      paramLabel = "N",
      description = "To give up after; a run that hasn't ended doesn't hold (default: 30).")
  int minutes = 30;

  @Option(
      names = "--only",
      paramLabel = "FAULT",
      split = ",",
      description = "Do these alone: ${COMPLETION-CANDIDATES} (default: all).")
  Set<Fault> only = EnumSet.allOf(Fault.class);

  @Option(
      names = "--deadline",
      paramLabel = "DURATION",
      description =
          "When an e-mail is given up whose fate no event tells, as PT8M (default: PT8M).")
  Duration deadline = Duration.ofMinutes(8);

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "Data folder, removed before and kept after (default: .drumbeat/crash-test).")
  @Nullable Path data;

  @Option(names = "--json", paramLabel = "FILE", description = "Write the result there too.")
  @Nullable Path json;

  /** Sends between one fault and the next at least, so that all are made in time. */
  int betweenFaults() {
    return Math.max(10, sends / FAULTS_IN_TIME);
  }

  /** Leads launched together; more follow as long as there is something to break. */
  int wave() {
    return Math.max(LEAST_WAVE, (int) Math.ceil(sends / SENDS_OF_A_LEAD / WAVES));
  }

  /**
   * Lists lag, and callbacks get lost, so absence proves something only after a gap longer than any
   * lag; of an e-mail, which no list shows, it proves nothing.
   */
  Map<String, Object> worker() {
    return Map.of(
        "drumbeat.ledger.read-gap",
        "15s",
        "drumbeat.ledger.deadline",
        deadline.toSeconds() + "s",
        "drumbeat.ledger.empty-reads-prove",
        "SMS,CALL,AI_CALL,PARCEL,OWNER_CONTACTS",
        "drumbeat.webhooks.allow-loopback",
        true);
  }

  SimulatorConfig simulator(Path folder, int port) {
    return SimulatorConfig.defaults(folder)
        .withPort(port)
        .withSeed(seed)
        .withFaults(providers())
        .withLatency(LATENCY)
        .withPace(0.3);
  }

  /** A text has two turns of four sends. */
  List<Map<String, Object>> senders() {
    Map<String, Object> assistants = sender("robin", "voice", "+12065550102", TEXTS_PER_SECOND / 2);
    assistants.put("providerNumberId", "simulated-number");
    return List.of(
        assistants,
        sender("main", "sms", "+12065550100", TEXTS_PER_SECOND),
        sender("desk", "voice", "+12065550101", TEXTS_PER_SECOND / 2),
        sender("team", "email", "team@example.com", TEXTS_PER_SECOND / 2));
  }

  private static Map<String, Object> sender(
      String key, String channel, String address, double perSecond) {
    Map<String, Object> sender =
        new LinkedHashMap<>(
            Map.of(
                "key", key,
                "channel", channel,
                "address", address,
                "displayName", "Drumbeat crash test",
                "perSecond", perSecond,
                "registered", true,
                "postalAddress", "400 Broad St, Seattle, WA 98109"));
    if (!channel.equals("email")) {
      sender.put("numberType", "LONG_CODE");
    }
    return sender;
  }

  private static FaultPlan providers() {
    Duration none = Duration.ZERO;
    return new FaultPlan(
        "crash-test",
        List.of(
            new FaultRule(TOO_MANY_REQUESTS, 0.01, none),
            new FaultRule(ACCEPTED_500, 0.01, none),
            new FaultRule(ACCEPTED_RESET, 0.01, none),
            new FaultRule(ACCEPTED_GARBAGE, 0.005, none),
            // Longer than the worker waits for an answer.
            new FaultRule(ACCEPTED_LATE, 0.005, Duration.ofSeconds(8)),
            new FaultRule(CALLBACK_DUPLICATE, 0.05, none),
            new FaultRule(CALLBACK_REVERSED, 0.02, none),
            new FaultRule(CALLBACK_LATE, 0.05, Duration.ofSeconds(10)),
            new FaultRule(CALLBACK_FORGED, 0.01, none),
            // SendGrid repeats an event for a day, so only Twilio's are lost.
            new FaultRule("twilio", CALLBACK_MISSING, 0.05, none),
            new FaultRule(LIST_LAG, 0.2, Duration.ofSeconds(6)),
            new FaultRule(READ_500, 0.05, none)));
  }
}
