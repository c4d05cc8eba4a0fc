package dev.drumbeat.journey.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Campaigns as people write them. */
final class Sources {
  private Sources() {}

  /** The campaign of the demo. */
  static String officeOwners() {
    try {
      return Files.readString(Path.of("..", "examples", "office-owners.yaml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A small right campaign in YAML; a test spoils a line of it. */
  static String small() {
    return """
    name: Small
    channels: [sms]
    audience: { list: seattle }
    start: text1
    steps:
      text1:
        type: sms
        from: main
        body: Hi. Reply STOP to opt out.
        next: reply1
      reply1:
        type: await
        events: [REPLIED]
        timeout: P2D
        cases:
          - { when: "event.intent == 'INTERESTED'", next: done }
        otherwise: done
        onTimeout: done
      done: { type: end }
    """;
  }
}
