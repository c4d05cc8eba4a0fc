package dev.drumbeat.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * A part in a process of its own. Its settings come as a line of JSON on the standard input, where
 * no other process reads the secrets in them; when that input ends, so has the run.
 */
final class PartMain {
  static final String READY = "ready";

  private PartMain() {}

  public static void main(String[] args) throws IOException {
    PrintStream out = System.out;
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    Map<String, Object> settings =
        JsonMapper.shared().readValue(in.readLine(), new TypeReference<>() {});
    ConfigurableApplicationContext context;
    try {
      context = Part.valueOf(args[0]).start(settings);
    } catch (RuntimeException e) {
      LoggerFactory.getLogger(PartMain.class).error("Not started", e);
      out.println(e.getMessage());
      System.exit(1);
      return;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(context::close, "stop"));
    out.println(READY);
    if (in.readLine() == null) {
      System.exit(0);
    }
  }
}
