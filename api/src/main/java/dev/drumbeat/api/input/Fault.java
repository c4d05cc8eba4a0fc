package dev.drumbeat.api.input;

import dev.drumbeat.journey.campaign.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with a request.
 *
 * @param pointer JSON pointer into the body, or a slash and the name of the query's parameter
 * @param code a stable name in capitals
 * @param fix what to write instead, where one is sure
 * @param line and {@code column} count from 1; null where the body has no place for it
 */
@Schema(description = "One thing wrong with a request")
public record Fault(
    @Schema(example = "/name") String pointer,
    @Schema(example = "TOO_LONG") String code,
    Severity severity,
    String message,
    @Nullable String fix,
    @Nullable Integer line,
    @Nullable Integer column) {
  /** Whether it keeps the request from being done. */
  public enum Severity {
    ERROR,
    WARN
  }

  public static Fault error(String pointer, String code, String message) {
    return new Fault(pointer, code, Severity.ERROR, message, null, null, null);
  }

  public static Fault error(String pointer, String code, String message, @Nullable String fix) {
    return new Fault(pointer, code, Severity.ERROR, message, fix, null, null);
  }

  /** As the journey's validation reports it. */
  public static Fault of(Problem problem) {
    return new Fault(
        problem.pointer(),
        problem.code(),
        switch (problem.severity()) {
          case ERROR -> Severity.ERROR;
          case WARNING -> Severity.WARN;
        },
        problem.message(),
        problem.fix(),
        problem.line(),
        problem.column());
  }
}
