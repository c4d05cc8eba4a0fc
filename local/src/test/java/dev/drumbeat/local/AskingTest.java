package dev.drumbeat.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.local.rest.ApiClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The commands that ask the rules, and need nothing that runs. */
class AskingTest {
  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void aTextAtNightIsDeniedByItsRuleUntilTheMorning() {
    int status =
        run(
            "hours",
            "--phone=+12065550123",
            "--channel=sms",
            "--at=2026-11-24T06:30:00Z",
            "--json");

    JsonNode answer = ApiClient.JSON.readTree(out.toString());
    assertThat(status).isZero();
    assertThat(answer.path("decision").asString()).isEqualTo("DENY");
    assertThat(answer.path("rule").asString()).isNotEmpty();
    assertThat(answer.path("source").asString()).isNotEmpty();
    assertThat(answer.path("until").asString()).isEqualTo("2026-11-24T16:00:00Z");
  }

  @Test
  void anEmailHasNoHours() {
    run("hours", "--zip=98101", "--channel=email", "--at=2026-11-24T06:30:00Z");

    assertThat(out.toString()).startsWith("ALLOW\tno end\tNONE");
  }

  @Test
  void aPanhandleZipHoldsANumberOfTheEasternZoneToBothClocks() {
    run(
        "hours",
        "--phone=+18505550123",
        "--zip=32401",
        "--channel=voice",
        "--at=2026-11-24T13:30:00Z");

    assertThat(out.toString())
        .startsWith("DENY\tuntil 2026-11-24T14:00:00Z")
        .contains("America/Chicago", "America/New_York");
  }

  @ParameterizedTest
  @CsvSource({
    "phone,12,--phone \"12\" can't be read: give it as +18505550123",
    "zip,9810,'--zip \"9810\" can''t be read: give five digits, as 32401'",
    "state,Q,'--state \"Q\" can''t be read: give a US state''s code or name, as FL'",
    "channel,fax,'--channel \"fax\" can''t be read: give sms, email or voice'",
    "at,noon,'--at \"noon\" can''t be read: give an instant, as 2026-11-24T18:30:00Z'"
  })
  void aFaultIsALineWithOptionValueAndFix(String option, String value, String line) {
    String channel = option.equals("channel") ? value : "sms";
    String at = option.equals("at") ? value : "2026-11-24T18:30:00Z";
    String more =
        option.equals("channel") || option.equals("at")
            ? "--zip=98101"
            : "--" + option + "=" + value;

    assertThat(run("hours", "--channel=" + channel, "--at=" + at, more)).isEqualTo(2);

    assertThat(err.toString()).isEqualToIgnoringNewLines(line);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aTableNamesItsColumnsInAnyOrderAndEachFaultItsLine() throws IOException {
    Path file =
        write(
            "at\tnote\tchannel\tphone\n"
                + "2026-11-24T18:30:00Z\tgood\tsms\t+12065550123\n\n"
                + "yesterday\tbad\tsms\t12\n");

    assertThat(run("hours", "--file=" + file, "--json")).isEqualTo(2);

    JsonNode answers = ApiClient.JSON.readTree(out.toString());
    assertThat(answers).hasSize(1);
    assertThat(answers.path(0).path("line").asInt()).isEqualTo(2);
    assertThat(err.toString().lines())
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).startsWith(file + ": line 4: "));
  }

  @Test
  void aTableWithoutAColumnThatMustBeThereIsNotRead() throws IOException {
    assertThat(run("hours", "--file=" + write("at\tphone\n2026-11-24T18:30:00Z\t12\n")))
        .isEqualTo(2);

    assertThat(err.toString().lines())
        .singleElement()
        .asString()
        .contains("line 1: column channel is missing");
  }

  @Test
  void eachLineIsClassifiedWithItsRule() throws IOException {
    assertThat(run("classify", "--file=" + write("STOP\nwho is this?\n"))).isZero();

    assertThat(out.toString().lines())
        .containsExactly("OPT_OUT\tkeyword\tSTOP", "QUESTION\tquestion\twho is this?");
  }

  @Test
  void classesComeAsJsonToo() throws IOException {
    run("classify", "--json", "--file=" + write("STOP\n"));

    JsonNode first = ApiClient.JSON.readTree(out.toString()).path(0);
    assertThat(first.path("label").asString()).isEqualTo("OPT_OUT");
    assertThat(first.path("rule").asString()).isEqualTo("keyword");
  }

  @Test
  void whatIsNotUtf8IsSaidSo() throws IOException {
    Path file = folder.resolve("latin1.txt");
    Files.write(file, new byte[] {'S', 't', (byte) 0xf6, '\n'});

    assertThat(run("classify", "--file=" + file)).isEqualTo(2);
    assertThat(err.toString())
        .isEqualToIgnoringNewLines(file + " is not in UTF-8: save it as that.");
  }

  private int run(String... arguments) {
    return Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
        .execute(arguments);
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("asked.txt"), text);
  }
}
