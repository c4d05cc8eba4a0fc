package dev.drumbeat.bench.throughput;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What is sent, and by which campaign of a single step. */
enum Channel {
  SMS(
      "SMS",
      "sms",
      "+12065550190",
      """
      type: sms, from: bench, body: "About {{ property.address }}. Reply STOP to opt out.",
              next: done, onRejected: done\
      """),
  EMAIL(
      "EMAIL",
      "email",
      "bench@example.com",
      """
      type: email, from: bench, subject: "{{ property.address }}",
              body: "We write to you about {{ property.address }}.", next: done, onRejected: done\
      """),
  VOICE(
      "CALL",
      "call",
      "+12065550191",
      """
      type: call, mode: SCRIPT, from: bench, script: "This is about {{ property.address }}.",
              machine: HANG_UP, onOutcome: {}, otherwise: done\
      """);

  /** Sends a second that a sender may make: more than any machine does. */
  static final int PER_SECOND = 100_000;

  private final String intent;
  private final String logged;
  private final String sender;
  private final String step;

  Channel(String intent, String logged, String sender, String step) {
    this.intent = intent;
    this.logged = logged;
    this.sender = sender;
    this.step = step;
  }

  String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** In the ledger's counts. */
  String intent() {
    return intent;
  }

  /** In the providers' log. */
  String logged() {
    return logged;
  }

  String campaignName(String list) {
    return "Bench " + title() + " " + list;
  }

  /** The campaign over a list. */
  String campaign(String list) {
    return """
    name: %s
    channels: [%s]
    audience: { list: %s }
    policy: { caps: [] }
    start: send
    steps:
      send: { %s }
      done: { type: end, outcome: COMPLETED }
    """
        .formatted(campaignName(list), title(), list, step);
  }

  /** Its sender, as the API takes it. */
  Map<String, Object> sender() {
    Map<String, Object> body =
        new LinkedHashMap<>(
            Map.of(
                "key",
                "bench",
                "channel",
                title(),
                "address",
                sender,
                "displayName",
                "Drumbeat benchmark",
                "perSecond",
                PER_SECOND,
                "registered",
                true,
                "postalAddress",
                "400 Broad St, Seattle, WA 98109"));
    if (this != EMAIL) {
      body.put("numberType", "LONG_CODE");
    }
    return body;
  }
}
