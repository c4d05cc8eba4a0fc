package dev.drumbeat.api.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.drumbeat.api.input.Fault;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * An answer that says what went wrong (RFC 9457).
 *
 * @param requestId what the process's log knows the request by
 * @param current answered with 412
 */
@Schema(description = "What went wrong (RFC 9457)")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    @Schema(example = "about:blank") String type,
    @Schema(example = "Bad Request") String title,
    @Schema(example = "400") int status,
    String detail,
    String requestId,
    @Nullable List<Fault> errors,
    @Nullable Current current) {
  static Problem of(HttpStatus status, String detail, String requestId) {
    return new Problem(
        "about:blank", status.getReasonPhrase(), status.value(), detail, requestId, null, null);
  }

  static Problem invalid(List<Fault> faults, String requestId) {
    String detail = faults.size() == 1 ? "One thing is wrong" : faults.size() + " things are wrong";
    HttpStatus status = HttpStatus.BAD_REQUEST;
    return new Problem(
        "about:blank", status.getReasonPhrase(), status.value(), detail, requestId, faults, null);
  }

  static Problem stale(Current current, String requestId) {
    HttpStatus status = HttpStatus.PRECONDITION_FAILED;
    String detail =
        "It was changed by "
            + (current.changedBy() == null ? "another" : current.changedBy())
            + " at "
            + current.changedAt()
            + "; read it anew, and send If-Match with its ETag "
            + current.etag();
    return new Problem(
        "about:blank", status.getReasonPhrase(), status.value(), detail, requestId, null, current);
  }
}
