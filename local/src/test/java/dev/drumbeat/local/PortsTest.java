package dev.drumbeat.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortsTest {
  @TempDir Path root;

  @Test
  void keepsThePortsOfTheLastRun() {
    Ports last = FreePorts.choose();

    assertThat(Ports.choose(Ports.ANY, last)).isEqualTo(last);
  }

  @Test
  void takesAnotherPortWhereTheLastOneIsInUse() throws IOException {
    Ports last = FreePorts.choose();
    try (ServerSocket ignored = listen(last.database())) {
      Ports chosen = Ports.choose(Ports.ANY, last);

      assertThat(chosen.database()).isNotEqualTo(last.database()).isPositive();
      assertThat(chosen.api()).isEqualTo(last.api());
    }
  }

  @Test
  void prefersThePortThatWasAskedFor() {
    Ports asked = FreePorts.choose();

    assertThat(Ports.choose(asked, FreePorts.choose())).isEqualTo(asked);
  }

  @Test
  void refusesAPortThatWasAskedForAndIsTaken() throws IOException {
    Ports asked = FreePorts.choose();
    try (ServerSocket ignored = listen(asked.temporalUi())) {
      assertThatThrownBy(() -> Ports.choose(asked, null))
          .isInstanceOf(StartFailure.class)
          .hasMessage(
              "Port %d (--ui-port) is taken. Name a free one, or leave the flag out to have one"
                  + " chosen.",
              asked.temporalUi());
    }
  }

  @Test
  void remembersThePortsInTheFolderWhenNothingRunsAnyMore() {
    Ports ports = FreePorts.choose();
    try (DataFolder folder = DataFolder.open(root.resolve("data"))) {
      RuntimeFile runtime = RuntimeFile.in(folder);
      runtime.begin(ports);
      runtime.address("api", "http://127.0.0.1:1");
      runtime.process(ChildProcess.of("self", ProcessHandle.current()));
      runtime.end();

      RuntimeFile.Content kept = RuntimeFile.in(folder).content();

      assertThat(kept)
          .isEqualTo(new RuntimeFile.Content(0, ports, kept.addresses(), kept.processes()));
      assertThat(kept.addresses()).isEmpty();
      assertThat(kept.processes()).isEmpty();
    }
  }

  private static ServerSocket listen(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
  }
}
