package dev.drumbeat.api.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.api.Answer;
import dev.drumbeat.api.TestApi;
import dev.drumbeat.db.health.Dependency;
import dev.drumbeat.db.health.Dependency.Mode;
import dev.drumbeat.db.health.Dependency.Status;
import dev.drumbeat.db.health.DependencyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthTest {
  private final DependencyStore dependencies = TestApi.bean(DependencyStore.class);

  @BeforeEach
  void allIsWell() {
    for (String service : List.of("twilio", "sendgrid", "enrichment")) {
      note(service, Mode.SIMULATED, Status.HEALTHY, Duration.ZERO);
    }
    note("stripe", Mode.NOT_CONFIGURED, Status.HEALTHY, Duration.ZERO);
    note("vapi", Mode.NOT_CONFIGURED, Status.HEALTHY, Duration.ofHours(1));
  }

  @Test
  void isHealthyWhenAllServicesAreOrAreNotConfigured() {
    Answer health = TestApi.anonymous().get("/api/health").expect(200);

    assertThat(health.at("/status")).isEqualTo("healthy");
    assertThat(health.all("/services", "name"))
        .containsExactly(
            "database", "temporal", "twilio", "sendgrid", "stripe", "vapi", "enrichment");
    assertThat(health.all("/services", "mode"))
        .containsExactly(
            "LIVE",
            "LIVE",
            "SIMULATED",
            "SIMULATED",
            "NOT_CONFIGURED",
            "NOT_CONFIGURED",
            "SIMULATED");
    assertThat(Instant.parse(health.at("/timestamp"))).isBeforeOrEqualTo(Instant.now());
    assertThat(health.json().path("responseTime").isNumber()).isTrue();
  }

  @Test
  void isAsBadAsItsWorstService() {
    note("sendgrid", Mode.LIVE, Status.DEGRADED, Duration.ZERO);
    assertThat(TestApi.anonymous().get("/api/health").expect(503).at("/status"))
        .isEqualTo("degraded");

    note("twilio", Mode.LIVE, Status.UNHEALTHY, Duration.ZERO);
    assertThat(TestApi.anonymous().get("/api/health").expect(503).at("/status"))
        .isEqualTo("unhealthy");
  }

  @Test
  void isDegradedWhenNoWorkerHasLookedForTwoMinutes() {
    note("twilio", Mode.SIMULATED, Status.HEALTHY, Duration.ofSeconds(121));

    Answer health = TestApi.anonymous().get("/api/health").expect(503);

    assertThat(health.all("/services", "status"))
        .containsExactly(
            "healthy", "healthy", "degraded", "healthy", "healthy", "healthy", "healthy");
  }

  @Test
  void tellsAClientOfTheInstallation() {
    Answer meta = TestApi.client().get("/api/meta").expect(200);

    assertThat(meta.at("/temporalUi")).isEqualTo("http://localhost:8233");
    assertThat(meta.at("/namespace")).isEqualTo("drumbeat");
    assertThat(meta.at("/version")).isNotEmpty();
  }

  private void note(String service, Mode mode, Status status, Duration ago) {
    dependencies.record(new Dependency(service, mode, status, 12, null, Instant.now().minus(ago)));
  }
}
