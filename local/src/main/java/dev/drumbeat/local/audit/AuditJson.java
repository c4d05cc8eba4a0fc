package dev.drumbeat.local.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * An audit for programs, written as it goes. Its fields are a promise: add, never rename.
 *
 * <pre>
 * {"runs": [{"run", "balances", "differences": [{"check", "subject", "difference", "cause"}]}],
 *  "provider": {"differences": […], "compared", "repeated", "listed"}, "differences": N, "holds": true}
 * </pre>
 */
public final class AuditJson implements AutoCloseable {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final @Nullable Writer file;
  private final JsonGenerator json;

  /**
   * Begins it.
   *
   * @param to null to write none
   */
  public AuditJson(@Nullable Path to) {
    try {
      file = to == null ? null : Files.newBufferedWriter(to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    json = JSON.createGenerator(file == null ? Writer.nullWriter() : file);
    json.writeStartObject();
    json.writeArrayPropertyStart("runs");
  }

  public void run(UUID run, Balances balances) {
    json.writeStartObject();
    json.writeStringProperty("run", run.toString());
    json.writePOJOProperty("balances", balances);
    json.writeArrayPropertyStart("differences");
  }

  public void finding(Finding finding) {
    json.writePOJO(finding);
  }

  public void endRun() {
    json.writeEndArray();
    json.writeEndObject();
  }

  /** After all runs. */
  public void provider() {
    json.writeEndArray();
    json.writeObjectPropertyStart("provider");
    json.writeArrayPropertyStart("differences");
  }

  public void endProvider(ProviderResult result) {
    json.writeEndArray();
    json.writeNumberProperty("compared", result.compared());
    json.writeNumberProperty("repeated", result.repeated());
    json.writeNumberProperty("listed", result.listed());
    json.writeEndObject();
  }

  public void end(long differences) {
    json.writeNumberProperty("differences", differences);
    json.writeBooleanProperty("holds", differences == 0);
    json.writeEndObject();
  }

  @Override
  public void close() {
    json.close();
  }
}
