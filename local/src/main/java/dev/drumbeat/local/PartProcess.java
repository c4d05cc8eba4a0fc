package dev.drumbeat.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.json.JsonMapper;

/** A part that runs apart, as a child with the same class path and JVM flags. */
record PartProcess(Process process, Writer input, Path log) implements AutoCloseable {
  /** Starts it and waits until it says that it is ready. */
  static PartProcess start(
      Part part, Map<String, Object> settings, DataFolder folder, RuntimeFile runtime) {
    return start(part, new Kin(part.name(), List.of()), settings, folder, runtime);
  }

  /**
   * One of several of a kind.
   *
   * @param name of its logs
   * @param flags for its JVM
   */
  record Kin(String name, List<String> flags) {}

  /** Starts one of several of a kind. */
  static PartProcess start(
      Part part, Kin kin, Map<String, Object> settings, DataFolder folder, RuntimeFile runtime) {
    String name = kin.name();
    Path log = folder.log(name + ".log");
    try {
      Process process =
          new ProcessBuilder(command(part, log, kin.flags()))
              .redirectError(Redirect.appendTo(folder.log(name + ".err").toFile()))
              .start();
      runtime.process(ChildProcess.of(name, process.toHandle()));
      Writer input = process.outputWriter();
      input.write(JsonMapper.shared().writeValueAsString(settings) + "\n");
      input.flush();
      awaitReady(part, process, log);
      return new PartProcess(process, input, log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void awaitReady(Part part, Process process, Path log) throws IOException {
    BufferedReader said = process.inputReader();
    String last = "it ended";
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.equals(PartMain.READY)) {
        // Whatever it says later goes to its log; unread, it would block it.
        Thread.ofVirtual().start(() -> said.lines().forEach(ignored -> {}));
        return;
      }
      last = line;
    }
    throw new StartFailure(part.title() + " didn't start (" + last + ")", "Its log is " + log);
  }

  /** Completes when it has ended, asked to or not. */
  CompletableFuture<Process> ended() {
    return process.onExit();
  }

  @Override
  public void close() throws IOException {
    ChildProcess.stop(process.toHandle());
    input.close();
  }

  private static List<String> command(Part part, Path log, List<String> flags) {
    List<String> command = new ArrayList<>(OwnSession.prefix());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> flag.startsWith("-X") || flag.startsWith("--"))
        .forEach(command::add);
    command.addAll(flags);
    command.add("-Ddrumbeat.log=" + log);
    command.add("-cp");
    command.add(Objects.requireNonNull(System.getProperty("java.class.path")));
    command.addAll(List.of(PartMain.class.getName(), part.name()));
    return command;
  }
}
