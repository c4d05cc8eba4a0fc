package dev.drumbeat.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told before anything is started. */
class DemoArgumentsTest {
  @TempDir Path folder;

  private final StringWriter said = new StringWriter();

  @Test
  void aBrokenCampaignIsToldWithAllItsFaultsAndTheirLines() throws IOException {
    Path broken = folder.resolve("broken.yaml");
    Files.writeString(
        broken,
        """
        name: Broken
        channels: [sms]
        audience: { list: seattle }
        start: text1
        steps:
          text1: { type: sms, from: main, body: "Hi", next: nowhere }
          text2: { type: sms, from: main, bdy: "Hi", next: done }
          done: { type: end, outcome: COMPLETED }
        """);

    assertThat(run("demo", "--data", data(), "--campaign", broken.toString())).isEqualTo(2);
    assertThat(said.toString()).contains("broken.yaml:6:", "nowhere", "broken.yaml:7:", "bdy");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void aFileThatIsNotThereIsMisuse() {
    assertThat(run("demo", "--data", data(), "--campaign", "none.yaml")).isEqualTo(2);
    assertThat(said.toString()).contains("none.yaml can't be read");
  }

  @Test
  void anUnknownOptionIsMisuse() {
    assertThat(run("demo", "--data", data(), "--speed", "9")).isEqualTo(2);
    assertThat(said.toString()).contains("--speed");
  }

  @Test
  void whySaysInOneLineThatNothingRuns() {
    assertThat(run("why", "+12065550123", "--data", data())).isEqualTo(1);
    assertThat(said.toString().lines()).singleElement().asString().startsWith("Nothing runs on");
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private int run(String... arguments) {
    return Main.commandLine(new PrintWriter(said, true), new PrintWriter(said, true))
        .execute(arguments);
  }
}
