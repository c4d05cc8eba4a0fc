package dev.drumbeat.local;

import dev.drumbeat.journey.messaging.Reply;
import dev.drumbeat.journey.messaging.ReplyClassifier;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Says how answers to texts are understood. */
@Command(
    name = "classify",
    description =
        "Say for each line, as an answer to a text, how it is understood and by which rule.",
    mixinStandardHelpOptions = true)
final class ClassifyCommand implements Callable<Integer> {
  private static final int MISUSED = 2;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @Option(
      names = "--file",
      paramLabel = "REPLIES.txt",
      description = "An answer a line, in UTF-8 (default: the standard input).")
  @Nullable Path file;

  @Option(
      names = "--json",
      description = "Print an array with line, text, label, rule, confidence.")
  boolean json;

  @Spec CommandSpec spec = CommandSpec.create();

  /** One line as understood. Its fields are a promise: add, never rename. */
  record Classified(long line, String text, Reply.Intent label, String rule, double confidence) {
    static Classified of(long line, String text) {
      Reply reply = ReplyClassifier.classify(text);
      return new Classified(line, text, reply.intent(), reply.rule(), reply.confidence());
    }
  }

  @Override
  public Integer call() {
    try (BufferedReader lines = lines()) {
      if (json) {
        writeJson(lines);
      } else {
        writeText(lines);
      }
      return 0;
    } catch (CharacterCodingException e) {
      return misused("is not in UTF-8: save it as that");
    } catch (IOException e) {
      return misused("can't be read: give an existing file");
    }
  }

  private void writeText(BufferedReader lines) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    long number = 0;
    for (String text = lines.readLine(); text != null; text = lines.readLine()) {
      Classified each = Classified.of(++number, text);
      out.println(each.label() + "\t" + each.rule() + "\t" + text);
    }
  }

  private void writeJson(BufferedReader lines) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    // The generator would close the standard output with itself.
    try (JsonGenerator generator =
        JSON.writer()
            .without(tools.jackson.core.StreamWriteFeature.AUTO_CLOSE_TARGET)
            .createGenerator(out)) {
      generator.writeStartArray();
      long number = 0;
      for (String text = lines.readLine(); text != null; text = lines.readLine()) {
        generator.writePOJO(Classified.of(++number, text));
      }
      generator.writeEndArray();
    }
    out.println();
  }

  // A decoder that reports what isn't UTF-8, where a reader by name would put marks in its place.
  private BufferedReader lines() throws IOException {
    InputStream bytes = file == null ? System.in : Files.newInputStream(file);
    return new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()));
  }

  private int misused(String what) {
    spec.commandLine()
        .getErr()
        .println((file == null ? "The standard input " : file + " ") + what + ".");
    return MISUSED;
  }
}
