package dev.drumbeat.local;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of the product on one machine. The launcher script builds, then calls this. */
@Command(
    name = "drumbeat",
    description = "Outreach campaigns as durable workflows, on this machine.",
    mixinStandardHelpOptions = true,
    subcommands = {
      UpCommand.class,
      DemoCommand.class,
      WhyCommand.class,
      AuditCommand.class,
      CrashTestCommand.class,
      HoursCommand.class,
      ClassifyCommand.class
    })
public final class Main {
  private Main() {}

  /** Ends with the exit status of the command: 0 done, 1 failed, 2 misused. */
  public static void main(String[] args) {
    System.exit(
        commandLine(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8))
            .execute(args));
  }

  static CommandLine commandLine(PrintWriter out, PrintWriter err) {
    return new CommandLine(new Main())
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true);
  }
}
