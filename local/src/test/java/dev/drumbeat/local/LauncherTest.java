package dev.drumbeat.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launcher script, with JDKs that are folders with a release file in them. */
class LauncherTest {
  private static final Path SCRIPT = Path.of("..", "drumbeat").toAbsolutePath().normalize();

  @TempDir Path home;

  record Ended(int status, String output) {}

  @BeforeEach
  void putJava17OnThePath() throws IOException {
    Path java = jdk("java-17", "17.0.15").resolve("bin/java");
    program(java, "echo \"    java.home = " + home.resolve("java-17") + "\" >&2");
  }

  @Test
  void helpListsTheCommands() throws Exception {
    Ended help = bash(SCRIPT + " --help", Map.of());

    assertThat(help.status).isZero();
    assertThat(help.output).contains("  demo ", "  up ", "  test ", "  why ", "  clean ");
  }

  @Test
  void anUnknownCommandIsMisuse() throws Exception {
    Ended ended = bash(SCRIPT + " launch", Map.of());

    assertThat(ended.status).isEqualTo(2);
    assertThat(ended.output).startsWith("There is no command \"launch\".");
  }

  @Test
  void passesOverTheJava17OfThePathAndOfJavaHome() throws Exception {
    Path wanted = jdk(".jdks/temurin", "25.0.3");

    Ended found = findJdk(Map.of("JAVA_HOME", home.resolve("java-17").toString()));

    assertThat(found.output).isEqualTo(wanted.toString());
  }

  @Test
  void takesJavaHomeWhereItIsNewEnough() throws Exception {
    jdk(".jdks/temurin", "25.0.3");
    Path own = jdk("own", "26");

    assertThat(findJdk(Map.of("JAVA_HOME", own.toString())).output).isEqualTo(own.toString());
  }

  @Test
  void prefersTheVersionThatItIsBuiltForToANewerOne() throws Exception {
    jdk(".jdks/a", "27.0.1");
    Path wanted = jdk(".jdks/b", "25");

    assertThat(findJdk(Map.of()).output).isEqualTo(wanted.toString());
  }

  @Test
  void saysInOneLineWhatToInstallWhereNoJdkIsNewEnough() throws Exception {
    Ended none = findJdk(Map.of());

    assertThat(none.status).isEqualTo(1);
    assertThat(none.output.lines()).singleElement().asString().contains("needs JDK 25 or newer");
  }

  @ParameterizedTest
  @CsvSource({"3.8.7,0", "3.9.1,0", "4.0.0-rc-3,0", "3.8.6,1", "3.6.3,1", "0,1"})
  void comparesVersionsByTheirNumbers(String version, int status) throws Exception {
    assertThat(sourced("at_least " + version + " 3.8.7", Map.of()).status).isEqualTo(status);
  }

  @Test
  void cleanRefusesAFolderThatIsNotItsOwn() throws Exception {
    Ended ended = bash(SCRIPT + " clean --yes --data " + home, Map.of());

    assertThat(ended.status).isEqualTo(1);
    assertThat(ended.output).contains("nothing removed");
    assertThat(home.resolve("java-17")).exists();
  }

  @Test
  void cleanRemovesADataFolder() throws Exception {
    Path data = home.resolve("data");
    DataFolder.open(data).close();

    assertThat(bash(SCRIPT + " clean --yes --data " + data, Map.of()).status).isZero();
    assertThat(data).doesNotExist();
  }

  /** Among those on the PATH and in ~/.jdks: the machine's own would be found otherwise. */
  private Ended findJdk(Map<String, String> environment) throws Exception {
    String folders =
        "jdk_folders() { java_home_on_path; ls -d \"$HOME\"/.jdks/* || true; } 2>/dev/null";
    return sourced(folders + "; find_jdk 2>&1; printf %s \"$JAVA_HOME\"", environment);
  }

  private Ended sourced(String commands, Map<String, String> environment) throws Exception {
    return bash("source " + SCRIPT + "; " + commands + " 2>&1", environment);
  }

  private Ended bash(String commands, Map<String, String> environment) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(List.of("bash", "-c", commands));
    builder.environment().remove("JAVA_HOME");
    builder.environment().put("HOME", home.toString());
    builder.environment().put("PATH", home.resolve("java-17/bin") + ":/usr/bin:/bin");
    builder.environment().putAll(environment);
    Path output = home.resolve("output");
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    return new Ended(process.waitFor(), Files.readString(output));
  }

  private Path jdk(String name, String version) throws IOException {
    Path folder = home.resolve(name);
    program(folder.resolve("bin/javac"), "");
    Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return folder;
  }

  private static void program(Path file, String body) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }
}
