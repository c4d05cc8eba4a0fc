package dev.drumbeat.local.rest;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An answer of the API that isn't a success (RFC 9457). */
public final class ApiProblem extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final transient List<Fault> faults;

  /** One thing wrong with a request, as the API tells it. */
  public record Fault(
      String pointer,
      String code,
      String severity,
      String message,
      @Nullable String fix,
      @Nullable Integer line,
      @Nullable Integer column) {}

  ApiProblem(int status, String detail, List<Fault> faults) {
    super(detail + faults.stream().map(each -> "; " + text(each)).collect(Collectors.joining()));
    this.status = status;
    this.faults = List.copyOf(faults);
  }

  public int status() {
    return status;
  }

  /** All that is wrong; empty unless the status is 400. */
  public List<Fault> faults() {
    return faults;
  }

  private static String text(Fault fault) {
    return fault.pointer() + " " + fault.message();
  }
}
