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

  /**
   * A campaign of these steps in YAML, each a line; the first is its start, {@code done} ends it.
   */
  static String of(String channels, String... steps) {
    String start = steps[0].split(":", 2)[0];
    return "name: Steps\nchannels: [%s]\naudience: { list: seattle }\nstart: %s\nsteps:\n  %s\n%s"
        .formatted(channels, start, String.join("\n  ", steps), "  done: { type: end }\n");
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
