package dev.drumbeat.simulator.engine;

import dev.drumbeat.simulator.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where inbound texts, e-mail events, reply mails and messages of calls go: what a customer sets in
 * the providers' consoles.
 */
public final class Hooks {
  private static final Set<String> SCHEMES = Set.of("http", "https");

  private final Path file;
  private volatile Urls urls;

  /** Null means that nobody listens. */
  public record Urls(
      @Nullable URI twilioInboundUrl,
      @Nullable URI sendgridEventsUrl,
      @Nullable URI sendgridParseUrl,
      @Nullable URI vapiServerUrl) {
    public Urls {
      check(twilioInboundUrl);
      check(sendgridEventsUrl);
      check(sendgridParseUrl);
      check(vapiServerUrl);
    }

    /** Nobody listens for reply mails. */
    public Urls(@Nullable URI twilioInboundUrl, @Nullable URI sendgridEventsUrl) {
      this(twilioInboundUrl, sendgridEventsUrl, null, null);
    }

    /** Nobody listens for messages of assistants' calls. */
    public Urls(
        @Nullable URI twilioInboundUrl,
        @Nullable URI sendgridEventsUrl,
        @Nullable URI sendgridParseUrl) {
      this(twilioInboundUrl, sendgridEventsUrl, sendgridParseUrl, null);
    }

    private static void check(@Nullable URI url) {
      if (url != null && (url.getHost() == null || !SCHEMES.contains(url.getScheme()))) {
        throw new IllegalArgumentException("not an http or https URL: " + url);
      }
    }
  }

  private Hooks(Path file, Urls urls) {
    this.file = file;
    this.urls = urls;
  }

  public static Hooks open(Path folder) throws IOException {
    Path file = folder.resolve("hooks.json");
    Urls urls =
        Files.exists(file)
            ? Json.MAPPER.readValue(Files.readAllBytes(file), Urls.class)
            : new Urls(null, null, null, null);
    return new Hooks(file, urls);
  }

  public Urls urls() {
    return urls;
  }

  public synchronized void replace(Urls other) {
    try {
      Path written = file.resolveSibling("hooks.json.new");
      Files.write(written, Json.bytes(other));
      Files.move(
          written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException refused) {
      throw new UncheckedIOException("hooks.json can't be written", refused);
    }
    urls = other;
  }
}
