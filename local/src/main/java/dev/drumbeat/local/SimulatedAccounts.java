package dev.drumbeat.local;

import dev.drumbeat.local.rest.ApiClient;
import dev.drumbeat.simulator.Simulator;
import dev.drumbeat.simulator.SimulatorConfig;
import dev.drumbeat.simulator.engine.Hooks;
import dev.drumbeat.simulator.stripe.StripeProvider;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The workspace's accounts and senders at the simulated providers, set through the API as a person
 * would. Set anew at each start: the simulator's port, and the API's, may have changed.
 */
final class SimulatedAccounts {
  private static final String POSTAL_ADDRESS = "400 Broad St, Seattle, WA 98109";

  private final ApiClient api;
  private final SimulatorConfig config;
  private final Simulator simulator;
  private final String simulatorUrl;

  SimulatedAccounts(ApiClient api, SimulatorConfig config, Simulator simulator) {
    this.api = api;
    this.config = config;
    this.simulator = simulator;
    this.simulatorUrl = simulator.baseUrl();
  }

  /**
   * Sets the accounts, creates the senders that are missing, and says where webhooks go. Accounts
   * that are live are left alone.
   */
  Hooks.Urls connect() {
    Set<String> live = new HashSet<>();
    api.get("/api/integrations?limit=100").path("data").values().stream()
        .filter(each -> each.path("mode").asString().equals("LIVE"))
        .forEach(each -> live.add(each.path("provider").asString()));
    Map<String, String> webhooks = new LinkedHashMap<>();
    credentials()
        .forEach((provider, credentials) -> {
          if (!live.contains(provider)) {
            webhooks.put(provider, put(provider, credentials));
          }
        });
    if (!live.contains("STRIPE")) {
      connectStripe();
    }
    createMissingSenders();
    return new Hooks.Urls(
        url(webhooks, "TWILIO", "/inbound"),
        url(webhooks, "SENDGRID", "/events"),
        null,
        url(webhooks, "VAPI", ""));
  }

  /** The secret is of an endpoint, whose address is known once there is an account. */
  private void connectStripe() {
    var credentials = new LinkedHashMap<String, String>();
    credentials.put("apiKey", StripeProvider.API_KEY);
    credentials.put("webhookSecret", "none yet");
    URI events = URI.create(put("STRIPE", credentials) + "/events");
    credentials.put("webhookSecret", simulator.setStripeEndpoint(events));
    put("STRIPE", credentials);
  }

  private Map<String, Map<String, String>> credentials() {
    return Map.of(
        "TWILIO",
        Map.of("accountSid", config.accountSid(), "authToken", config.authToken()),
        "SENDGRID",
        Map.of("apiKey", config.sendgridApiKey(), "webhookPublicKey", sendgridPublicKey()),
        "REGRID",
        Map.of("token", config.regridToken()),
        "BATCHDATA",
        Map.of("token", config.batchdataToken()),
        "VAPI",
        Map.of("apiKey", config.vapiApiKey(), "webhookSecret", config.vapiWebhookSecret()));
  }

  private String put(String provider, Map<String, String> credentials) {
    Map<String, Object> account =
        Map.of("mode", "SIMULATED", "baseUrl", simulatorUrl, "credentials", credentials);
    JsonNode set = api.put("/api/integrations/" + provider, account);
    return set.path("data").path("webhookUrl").asString();
  }

  private String sendgridPublicKey() {
    try (ApiClient sendgrid = new ApiClient(URI.create(simulatorUrl), config.sendgridApiKey())) {
      return sendgrid.get("/v3/user/webhooks/event/settings/signed").path("public_key").asString();
    }
  }

  private void createMissingSenders() {
    Set<String> there = new HashSet<>();
    api.get("/api/senders?limit=100").path("data").values().stream()
        .forEach(each -> there.add(each.path("channel").asString() + each.path("key").asString()));
    for (Map<String, Object> sender : senders()) {
      if (!there.contains("" + sender.get("channel") + sender.get("key"))) {
        api.post("/api/senders", sender);
      }
    }
  }

  // Rates at which the demo's few thousand leads are through in two minutes.
  private static List<Map<String, Object>> senders() {
    Map<String, Object> assistants = sender("robin", "voice", "+12065550102", 60);
    assistants.put("providerNumberId", "simulated-number");
    return List.of(
        assistants,
        sender("main", "sms", "+12065550100", 80),
        sender("desk", "voice", "+12065550101", 60),
        sender("team", "email", "team@example.com", 100));
  }

  private static Map<String, Object> sender(
      String key, String channel, String address, int perSecond) {
    var sender =
        new LinkedHashMap<String, Object>(
            Map.of(
                "key", key,
                "channel", channel,
                "address", address,
                "displayName", "Drumbeat demo",
                "perSecond", perSecond,
                "registered", true,
                "postalAddress", POSTAL_ADDRESS));
    if (!channel.equals("email")) {
      sender.put("numberType", "LONG_CODE");
    }
    return sender;
  }

  private static @Nullable URI url(Map<String, String> webhooks, String provider, String path) {
    String base = webhooks.get(provider);
    return base == null ? null : URI.create(base + path);
  }

  /** Where a run's simulator keeps its data, listens, and how it behaves. */
  static SimulatorConfig config(Path data, int port, RunOptions options) {
    return SimulatorConfig.defaults(data)
        .withPort(port)
        .withSeed(options.seed)
        .withFaults(options.faults())
        .withPace(options.pace)
        .withLatency(Duration.ofMillis(options.simulatorLatency))
        .withCallbacks(options.callbacks == RunOptions.Callbacks.on);
  }
}
