package dev.drumbeat.local;

import dev.drumbeat.local.CampaignFile.Unusable;
import dev.drumbeat.local.demo.Launcher;
import dev.drumbeat.local.demo.Launcher.Wish;
import dev.drumbeat.local.rest.ApiProblem;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs a campaign over real properties and proves that nothing was sent twice. */
@Command(
    name = "demo",
    description = "Run a real campaign over a real data set and prove that nothing was sent twice.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  private static final int MISUSED = 2;

  @Mixin RunOptions options = new RunOptions();

  @Mixin DemoOptions wanted = new DemoOptions();

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Instant begun = Instant.now();
    PrintWriter err = spec.commandLine().getErr();
    Path input = wanted.inputFile();
    try {
      CampaignFile campaign = CampaignFile.read(wanted.campaignFile());
      if (!Files.isReadable(input)) {
        throw new Unusable(List.of(input + " can't be read: give an existing file."));
      }
      return new ProductRun(spec.commandLine())
          .with(options, product -> run(product, wish(campaign, input), begun));
    } catch (Unusable e) {
      err.println(e.getMessage());
      return MISUSED;
    }
  }

  private Wish wish(CampaignFile campaign, Path input) {
    return new Wish(
        campaign.definition().name(),
        campaign.list(),
        campaign.yaml(),
        input,
        wanted.map,
        wanted.again);
  }

  private int run(Product product, Wish wish, Instant begun) {
    PrintWriter out = spec.commandLine().getOut();
    try {
      Launcher launcher = new Launcher(product.api(), wish, out);
      return new Demo(product, launcher, out, begun).run(wanted);
    } catch (ApiProblem e) {
      if (e.faults().isEmpty()) {
        throw e;
      }
      e.faults().forEach(each -> spec.commandLine().getErr().println(text(each, wish)));
      return MISUSED;
    }
  }

  private static String text(ApiProblem.Fault fault, Wish wish) {
    String place =
        switch (fault.pointer()) {
          case "/file" -> wish.input().getFileName().toString();
          case "/map" -> "--map";
          default -> fault.pointer();
        };
    String fix = fault.fix() == null ? "" : " " + fault.fix();
    return place + ": " + fault.message() + fix;
  }
}
