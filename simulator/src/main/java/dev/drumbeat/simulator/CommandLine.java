package dev.drumbeat.simulator;

import dev.drumbeat.simulator.engine.Credentials;
import dev.drumbeat.simulator.engine.Hooks;
import dev.drumbeat.simulator.faults.FaultPlan;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was asked on the command line, or else in the environment. */
record CommandLine(SimulatorConfig config, Optional<Hooks.Urls> hooks) {
  static final String HELP =
      """
      Usage: simulator [--option value ...]

        --port N             port to listen on (default 8090; 0 takes a free one)
        --host ADDRESS       address to listen on (default 127.0.0.1)
        --data FOLDER        logs, hooks and signing key (default ./simulator-data)
        --seed N             seed of the cast and the faults (default 1)
        --faults PLAN        none, mild, harsh, storm, a JSON file or JSON text (default none)
        --latency-millis N   a provider's usual time to answer (default 20)
        --pace FACTOR        1 is seconds, 0.01 a hundred times as fast (default 1)
        --callbacks on|off   off: nothing happens after acceptance (default on)
        --twilio-inbound URL where inbound texts are posted
        --sendgrid-events URL where e-mail events are posted
        --sendgrid-parse URL where reply mails are posted
        --vapi-server URL    where server messages of assistants' calls are posted
        --help               this text

      Each option can be set in the environment too: SIMULATOR_PORT, SIMULATOR_DATA, ...
      Credentials, made up unless set: TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN,
      SENDGRID_API_KEY, REGRID_TOKEN, BATCHDATA_TOKEN, VAPI_API_KEY, VAPI_WEBHOOK_SECRET.
      """;

  private static final Set<String> OPTIONS =
      Set.of(
          "port",
          "host",
          "data",
          "seed",
          "faults",
          "latency-millis",
          "pace",
          "callbacks",
          "twilio-inbound",
          "sendgrid-events",
          "sendgrid-parse",
          "vapi-server");

  /**
   * @throws IllegalArgumentException when an option is unknown or its value makes no sense
   */
  static CommandLine parse(String[] args, Map<String, String> environment) throws IOException {
    Map<String, String> options = options(args, environment);
    SimulatorConfig config =
        SimulatorConfig.defaults(Path.of(options.getOrDefault("data", "simulator-data")))
            .withHost(options.getOrDefault("host", "127.0.0.1"))
            .withPort(Integer.parseInt(options.getOrDefault("port", "8090")))
            .withSeed(Long.parseLong(options.getOrDefault("seed", "1")))
            .withFaults(faults(options.getOrDefault("faults", "none")))
            .withLatency(
                Duration.ofMillis(Long.parseLong(options.getOrDefault("latency-millis", "20"))))
            .withPace(Double.parseDouble(options.getOrDefault("pace", "1")))
            .withCallbacks(isOn(options.getOrDefault("callbacks", "on")))
            .withCredentials(credentials(environment));
    return new CommandLine(config, hooks(options));
  }

  private static Map<String, String> options(String[] args, Map<String, String> environment) {
    Map<String, String> options = new LinkedHashMap<>();
    for (String option : OPTIONS) {
      String name = "SIMULATOR_" + option.toUpperCase(Locale.ROOT).replace('-', '_');
      String value = environment.get(name);
      if (value != null) {
        options.put(option, value);
      }
    }
    for (int i = 0; i < args.length; i += 2) {
      String option = args[i].startsWith("--") ? args[i].substring(2) : "";
      if (!OPTIONS.contains(option) || i + 1 == args.length) {
        throw new IllegalArgumentException(
            "unknown option or no value: " + args[i] + " (try --help)");
      }
      options.put(option, args[i + 1]);
    }
    return options;
  }

  private static boolean isOn(String text) {
    if (!text.equals("on") && !text.equals("off")) {
      throw new IllegalArgumentException("--callbacks must be on or off: " + text);
    }
    return text.equals("on");
  }

  private static FaultPlan faults(String plan) throws IOException {
    boolean isFile = !plan.stripLeading().startsWith("{") && Files.isRegularFile(Path.of(plan));
    return FaultPlan.parse(isFile ? Files.readString(Path.of(plan)) : plan);
  }

  private static Credentials credentials(Map<String, String> environment) {
    Credentials made = Credentials.simulated();
    return new Credentials(
        environment.getOrDefault("TWILIO_ACCOUNT_SID", made.accountSid()),
        environment.getOrDefault("TWILIO_AUTH_TOKEN", made.authToken()),
        environment.getOrDefault("SENDGRID_API_KEY", made.sendgridApiKey()),
        environment.getOrDefault("REGRID_TOKEN", made.regridToken()),
        environment.getOrDefault("BATCHDATA_TOKEN", made.batchdataToken()),
        environment.getOrDefault("VAPI_API_KEY", made.vapiApiKey()),
        environment.getOrDefault("VAPI_WEBHOOK_SECRET", made.vapiWebhookSecret()));
  }

  private static Optional<Hooks.Urls> hooks(Map<String, String> options) {
    URI inbound = url(options.get("twilio-inbound"));
    URI events = url(options.get("sendgrid-events"));
    URI parse = url(options.get("sendgrid-parse"));
    URI assistants = url(options.get("vapi-server"));
    return inbound == null && events == null && parse == null && assistants == null
        ? Optional.empty()
        : Optional.of(new Hooks.Urls(inbound, events, parse, assistants));
  }

  private static @Nullable URI url(@Nullable String text) {
    return text == null ? null : URI.create(text);
  }
}
