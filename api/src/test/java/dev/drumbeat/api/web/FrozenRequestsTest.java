package dev.drumbeat.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.api.ApiApplication;
import dev.drumbeat.api.Client;
import dev.drumbeat.api.TestApi;
import dev.drumbeat.db.DatabaseAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** A database that is there, and does not answer: a stopped process, a lost network. */
class FrozenRequestsTest {
  private static final Duration BOUND = Duration.ofSeconds(10);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Client client = TestApi.client();
  private FreezableDatabase database;
  private ConfigurableApplicationContext api;

  @BeforeEach
  void start() {
    DatabaseAddress real = TestApi.database().application();
    database = new FreezableDatabase(real);
    api =
        ApiApplication.start(
            new HashMap<>(
                Map.of(
                    "server.port",
                    "0",
                    "drumbeat.database.url",
                    database.url(),
                    "drumbeat.database.user",
                    real.user(),
                    "drumbeat.database.password",
                    real.password(),
                    "drumbeat.database.connections",
                    "2",
                    "drumbeat.public-url",
                    TestApi.PUBLIC_URL,
                    "drumbeat.secret-key",
                    TestApi.SECRET_KEY,
                    "drumbeat.temporal.address",
                    "localhost:1")));
  }

  @AfterEach
  void stop() {
    database.thaw();
    api.close();
    database.close();
    http.close();
  }

  @Test
  void areAnsweredInTimeWithWhenToAskAgainAndAsBeforeOnceItAnswers() {
    assertThat(get("/api/campaigns").statusCode()).isEqualTo(200);
    database.freeze();

    long begun = System.nanoTime();
    List<CompletableFuture<HttpResponse<String>>> asked =
        Stream.of(
                "/api/campaigns",
                "/api/runs",
                "/api/properties",
                "/api/senders",
                "/api/integrations",
                "/webhooks/twilio/none/inbound")
            .map(path -> http.sendAsync(request(path), HttpResponse.BodyHandlers.ofString()))
            .toList();

    assertThat(asked)
        .allSatisfy(each -> {
          HttpResponse<String> answer = each.join();
          assertThat(answer.statusCode()).isEqualTo(503);
          assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
          assertThat(answer.body()).contains("The database doesn't answer in time");
        });
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(BOUND);

    database.thaw();
    while (get("/api/campaigns").statusCode() == 503) {
      Thread.onSpinWait();
    }
    assertThat(get("/api/campaigns").statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> get(String path) {
    return http.sendAsync(request(path), HttpResponse.BodyHandlers.ofString()).join();
  }

  private HttpRequest request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://localhost:"
                        + api.getEnvironment().getRequiredProperty("local.server.port")
                        + path))
            .header("Authorization", "Bearer " + client.key());
    return path.startsWith("/webhooks")
        ? request
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("From=%2B12065550100"))
            .build()
        : request.build();
  }
}
