package dev.drumbeat.local;

import dev.drumbeat.local.rest.ApiClient;
import dev.drumbeat.local.rest.ApiProblem;
import dev.drumbeat.local.rest.ApiUnreachable;
import dev.drumbeat.local.why.Story;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Asks the product that runs on a data folder about one person. */
@Command(
    name = "why",
    description = "Say why a phone, an e-mail address or an enrollment did (not) get something.",
    mixinStandardHelpOptions = true)
final class WhyCommand implements Callable<Integer> {
  private static final int MISUSED = 2;

  @Parameters(
      paramLabel = "PHONE|E-MAIL|ENROLLMENT",
      description = "Whom it is about: +12065550123, owner@example.com or an enrollment's id.")
  String query = "";

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "Data folder of the product that runs (default: ${DEFAULT-VALUE}).")
  Path data = Path.of(".drumbeat");

  @Option(names = "--json", description = "Print the API's answer as it is.")
  boolean json;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    try (ApiClient api = running()) {
      JsonNode answer = api.post("/api/why", Map.of("query", query)).path("data");
      if (json) {
        out.println(answer.toPrettyString());
      } else {
        Story.of(answer).forEach(out::println);
      }
      return 0;
    } catch (ApiProblem e) {
      err.println(e.faults().isEmpty() ? e.getMessage() : e.faults().getFirst().message() + ".");
      return e.faults().isEmpty() ? 1 : MISUSED;
    } catch (StartFailure e) {
      err.println(e.getMessage());
    } catch (ApiUnreachable e) {
      err.println(nothingRuns().getMessage());
    }
    return 1;
  }

  private ApiClient running() {
    Path runtime = data.resolve("runtime.json");
    Path key = Keys.apiKeyFile(data);
    String address =
        Files.exists(runtime) ? RuntimeFile.read(runtime).addresses().get("api") : null;
    if (address == null || !Files.exists(key)) {
      throw nothingRuns();
    }
    try {
      return new ApiClient(URI.create(address), Files.readString(key).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private StartFailure nothingRuns() {
    return new StartFailure(
        "Nothing runs on " + data.toAbsolutePath().normalize(),
        "Start ./drumbeat up on it, or name another folder with --data");
  }
}
