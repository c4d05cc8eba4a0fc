package dev.drumbeat.api.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.api.TestApi;
import dev.drumbeat.db.Database;
import dev.drumbeat.db.DatabaseAddress;
import dev.drumbeat.db.health.DependencyStore;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class FrozenDatabaseTest {
  /** Takes connections, as the system does for a stopped process, and never says a word. */
  @Test
  void isToldWithinTwoSecondsWithoutGuessingAboutTheRest() throws IOException {
    try (var silent = new ServerSocket(0);
        var database = Database.open(address(silent), 2);
        var health =
            new Health(
                new DependencyStore(database),
                TestApi.bean(WorkflowServiceStubs.class),
                Clock.systemUTC())) {
      HealthView seen = health.look();

      assertThat(seen.responseTime()).isLessThan(2000);
      assertThat(seen.status()).isEqualTo("unhealthy");
      assertThat(seen.services())
          .extracting(HealthView.ServiceView::name, HealthView.ServiceView::mode)
          .startsWith(
              org.assertj.core.groups.Tuple.tuple("database", "LIVE"),
              org.assertj.core.groups.Tuple.tuple("temporal", "LIVE"),
              org.assertj.core.groups.Tuple.tuple("twilio", "UNKNOWN"));
      assertThat(seen.services().getFirst().status()).isEqualTo("unhealthy");
      assertThat(seen.services().get(1).status()).isEqualTo("healthy");
    }
  }

  private static DatabaseAddress address(ServerSocket silent) {
    return new DatabaseAddress(
        "jdbc:postgresql://localhost:" + silent.getLocalPort() + "/x", "x", "x");
  }
}
