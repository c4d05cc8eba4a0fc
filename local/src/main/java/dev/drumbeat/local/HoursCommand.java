package dev.drumbeat.local;

import dev.drumbeat.local.hours.CaseTable;
import dev.drumbeat.local.hours.HoursCase;
import dev.drumbeat.local.hours.HoursLine;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Says whether the law allows a contact at an instant, by which rule, and until when. */
@Command(
    name = "hours",
    description = "Say whether somebody may be contacted at an instant, by which rule, until when.",
    mixinStandardHelpOptions = true)
final class HoursCommand implements Callable<Integer> {
  private static final int MISUSED = 2;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @Option(names = "--phone", description = "As +18505550123; may be left out.")
  @Nullable String phone;

  @Option(names = "--zip", description = "Five digits; may be left out.")
  @Nullable String zip;

  @Option(names = "--state", description = "Of the address: code or name; may be left out.")
  @Nullable String state;

  @Option(names = "--channel", description = "sms, email or voice.")
  @Nullable String channel;

  @Option(names = "--at", paramLabel = "INSTANT", description = "As 2026-11-24T18:30:00Z.")
  @Nullable String at;

  @Option(
      names = "--file",
      paramLabel = "CASES.tsv",
      description =
          "Many at once: a table with tabs, whose first line names the columns phone, zip, state,"
              + " channel and at, in any order.")
  @Nullable Path file;

  @Option(
      names = "--json",
      description = "Print JSON: one object, or with --file an array of them.")
  boolean json;

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    List<String> faults = new ArrayList<>();
    List<HoursLine> answers = new ArrayList<>();
    for (HoursCase each : cases(faults::add)) {
      each.question(faults::add).ifPresent(question -> answers.add(HoursLine.of(each, question)));
    }
    print(answers);
    faults.forEach(fault -> err.println(file == null ? "--" + fault : file + ": " + fault));
    return faults.isEmpty() ? 0 : MISUSED;
  }

  private List<HoursCase> cases(Consumer<String> faults) {
    Path table = file;
    if (table == null) {
      return List.of(new HoursCase(0, options()));
    }
    try {
      return CaseTable.read(Files.readAllLines(table), faults);
    } catch (CharacterCodingException e) {
      faults.accept("it is not in UTF-8: save it as that");
    } catch (IOException e) {
      faults.accept("it can't be read: give an existing file");
    }
    return List.of();
  }

  private Map<String, String> options() {
    Map<String, @Nullable String> asked = new HashMap<>();
    asked.put("phone", phone);
    asked.put("zip", zip);
    asked.put("state", state);
    asked.put("channel", channel);
    asked.put("at", at);
    Map<String, String> given = new HashMap<>();
    asked.forEach((name, value) -> {
      if (value != null && !value.isBlank()) {
        given.put(name, value.strip());
      }
    });
    return given;
  }

  private void print(List<HoursLine> answers) {
    PrintWriter out = spec.commandLine().getOut();
    if (!json) {
      answers.forEach(answer -> out.println(answer.text()));
    } else if (file != null) {
      out.println(JSON.writeValueAsString(answers));
    } else {
      answers.forEach(answer -> out.println(JSON.writeValueAsString(answer)));
    }
  }
}
