package dev.drumbeat.activities;

/** Journeys in as few lines as tests need. */
public final class Texting {
  private static final String HEAD =
      """
      name: Test
      channels: [sms, email, voice]
      audience: { list: seattle }
      """;

  private Texting() {}

  /** One text, then the end. */
  public static String once() {
    return campaign("");
  }

  /** One text, then the end, with more at the top: a policy, exit rules, an enrollment rule. */
  public static String campaign(String top) {
    return campaign(
        top,
        """
          text: { type: sms, from: main, body: "Hi {{ property.address }} Reply STOP to opt out.", next: done }
        """);
  }

  /** Steps from {@code text} on; {@code done} is there. */
  public static String campaign(String top, String steps) {
    return HEAD
        + top
        + "start: text\nsteps:\n"
        + steps
        + "  done: { type: end, outcome: COMPLETED }\n";
  }
}
