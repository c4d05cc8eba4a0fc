package dev.drumbeat.local.audit;

import dev.drumbeat.db.Database;
import dev.drumbeat.db.integration.Integration;
import dev.drumbeat.db.integration.IntegrationStore;
import dev.drumbeat.db.integration.Mode;
import dev.drumbeat.db.integration.Provider;
import dev.drumbeat.local.rest.ApiClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A workspace's account at Twilio, for reading only.
 *
 * @param base where it answers
 */
record TwilioAccount(HttpClient http, URI base, String accountSid, String authorization)
    implements AutoCloseable {
  private static final URI OWN_ADDRESS = URI.create("https://api.twilio.com");
  private static final int MOST_TRIES = 6;
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** What keeps an account from being read. */
  static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unreadable(String why) {
      super(why);
    }
  }

  /** The account, if the workspace has one that answers. */
  static Optional<TwilioAccount> of(Database database, UUID workspace, Lists lists) {
    return new IntegrationStore(database, lists.secrets())
        .credentials(workspace, Provider.TWILIO)
        .filter(account -> account.mode() == Mode.LIVE || lists.simulators())
        .map(TwilioAccount::of);
  }

  private static TwilioAccount of(Integration account) {
    String sid = account.credentials().getOrDefault("accountSid", "");
    String token = account.credentials().getOrDefault("authToken", "");
    String basic =
        Base64.getEncoder().encodeToString((sid + ":" + token).getBytes(StandardCharsets.UTF_8));
    URI base = account.baseUrl() == null ? OWN_ADDRESS : account.baseUrl();
    return new TwilioAccount(HttpClient.newHttpClient(), base, sid, "Basic " + basic);
  }

  /**
   * Reads something of the account.
   *
   * @param path below the account, such as {@code /Messages.json}
   */
  Optional<JsonNode> read(String path) {
    return get("/2010-04-01/Accounts/" + accountSid + path);
  }

  /**
   * Reads a page of which Twilio has said where it is; nothing where it is not to be found.
   *
   * @throws Unreadable if it doesn't answer properly, however often it is asked
   */
  Optional<JsonNode> get(String path) {
    String last = "";
    for (int tries = 1; tries <= MOST_TRIES; tries++) {
      HttpResponse<String> answer = send(path);
      JsonNode body = answer == null ? null : json(answer.body());
      if (answer != null && answer.statusCode() == 404) {
        return Optional.empty();
      }
      if (answer != null && body != null && answer.statusCode() == 200) {
        return Optional.of(body);
      }
      last = answer == null ? "no answer" : "status " + answer.statusCode();
      LockSupport.parkNanos(PAUSE.multipliedBy(tries).toNanos());
    }
    throw new Unreadable("Twilio can't be read at " + base + ": " + last);
  }

  private @Nullable HttpResponse<String> send(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(TIMEOUT)
            .header("Authorization", authorization)
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      return null; // asked again
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unreadable("Interrupted while Twilio was read");
    }
  }

  private static @Nullable JsonNode json(String body) {
    try {
      return ApiClient.JSON.readTree(body);
    } catch (JacksonException e) {
      return null;
    }
  }

  @Override
  public void close() {
    http.close();
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "Twilio account " + accountSid;
  }
}
