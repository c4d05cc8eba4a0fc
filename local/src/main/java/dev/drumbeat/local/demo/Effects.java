package dev.drumbeat.local.demo;

import org.jspecify.annotations.Nullable;

/** The kinds of effect, each by the names that API, gate and simulator have for it. */
enum Effects {
  TEXTS("texts", "sms", "sms", "sms"),
  MAILS("e-mails", "email", "email", "email"),
  CALLS("calls", "call", "voice", "call"),
  PARCELS("parcel look-ups", "parcel", null, "parcel"),
  OWNERS("owner look-ups", "owner_contacts", null, "skiptrace");

  private final String title;
  private final String intent;
  private final @Nullable String channel;
  private final String logged;

  Effects(String title, String intent, @Nullable String channel, String logged) {
    this.title = title;
    this.intent = intent;
    this.channel = channel;
    this.logged = logged;
  }

  /** For people. */
  String title() {
    return title;
  }

  /** In the API's counts of intents. */
  String intent() {
    return intent;
  }

  /** In the gate's decisions; null where the gate isn't asked. */
  @Nullable String channel() {
    return channel;
  }

  /** In the simulator's log. */
  String logged() {
    return logged;
  }
}
