package dev.drumbeat.local;

import java.util.HashMap;
import java.util.Map;

/** What the parts of one run are told: where the database, Temporal and each other are. */
record PartSettings(Database database, TemporalService temporal, Ports ports, Keys keys) {
  String apiUrl() {
    return "http://localhost:" + ports.api();
  }

  Map<String, Object> api() {
    Map<String, Object> settings = common();
    settings.put("server.port", ports.api());
    settings.put("server.address", "127.0.0.1");
    temporal.uiUrl().ifPresent(url -> settings.put("drumbeat.temporal.ui-url", url));
    return settings;
  }

  /**
   * The simulator's lists are complete at once, so that two empty reads prove for every kind what
   * they prove for none of the true providers, and a crash is cleared up while one watches.
   */
  Map<String, Object> worker() {
    Map<String, Object> settings = common();
    settings.put("drumbeat.temporal.prepare", false);
    settings.put("drumbeat.cohort.lost-after", "5s");
    settings.put("drumbeat.ledger.answer-timeout", "5s");
    settings.put("drumbeat.ledger.read-gap", "10s");
    // Nobody waits here for ten minutes, or twelve hours, for a callback that never comes.
    settings.put("drumbeat.ledger.price-poll", "20s");
    settings.put("drumbeat.ledger.call-silence", "30s");
    settings.put("drumbeat.ledger.text-silence", "30s");
    settings.put(
        "drumbeat.ledger.empty-reads-prove", "SMS,CALL,AI_CALL,EMAIL,PARCEL,OWNER_CONTACTS");
    return settings;
  }

  private Map<String, Object> common() {
    var settings = new HashMap<String, Object>();
    settings.put("drumbeat.database.url", database.app().url());
    settings.put("drumbeat.database.user", database.app().user());
    settings.put("drumbeat.database.password", database.app().password());
    settings.put("drumbeat.secret-key", keys.secretKey());
    settings.put("drumbeat.public-url", apiUrl());
    settings.put("drumbeat.temporal.address", temporal.address());
    settings.put("drumbeat.temporal.namespace", temporal.namespace());
    return settings;
  }

  /** Without passwords and keys. */
  @Override
  public String toString() {
    return "settings of " + apiUrl();
  }
}
