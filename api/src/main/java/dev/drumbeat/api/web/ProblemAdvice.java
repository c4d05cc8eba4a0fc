package dev.drumbeat.api.web;

import dev.drumbeat.api.input.Fault;
import dev.drumbeat.api.input.InvalidRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** Turns what is thrown into problems. What nobody expected shows nothing of the inside. */
@RestControllerAdvice
final class ProblemAdvice {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  @ExceptionHandler
  ResponseEntity<Problem> invalid(InvalidRequest e, HttpServletRequest request) {
    return answer(Problem.invalid(e.faults(), RequestLogFilter.requestId(request)));
  }

  @ExceptionHandler
  ResponseEntity<Problem> refused(Refusal e, HttpServletRequest request) {
    return answer(e.status(), Objects.requireNonNull(e.getMessage()), request);
  }

  @ExceptionHandler
  ResponseEntity<Problem> stale(StaleWrite e, HttpServletRequest request) {
    return answer(Problem.stale(e.current(), RequestLogFilter.requestId(request)));
  }

  @ExceptionHandler({BodyTooLarge.class, MaxUploadSizeExceededException.class})
  ResponseEntity<Problem> tooLarge(Exception e, HttpServletRequest request) {
    String detail =
        e instanceof BodyTooLarge
            ? Objects.requireNonNull(e.getMessage())
            : "The file is too large";
    return answer(HttpStatus.CONTENT_TOO_LARGE, detail, request);
  }

  // An id of another form names nothing.
  @ExceptionHandler
  ResponseEntity<Problem> noSuchId(MethodArgumentTypeMismatchException e, HttpServletRequest r) {
    return answer(HttpStatus.NOT_FOUND, "There is no such " + e.getName(), r);
  }

  @ExceptionHandler
  ResponseEntity<Problem> unreadable(HttpMessageNotReadableException e, HttpServletRequest r) {
    if (BodyTooLargeCause.in(e)) {
      return answer(HttpStatus.CONTENT_TOO_LARGE, "The body is too large", r);
    }
    Fault fault = Fault.error("", "REQUIRED", "The request has no body");
    return answer(Problem.invalid(List.of(fault), RequestLogFilter.requestId(r)));
  }

  @ExceptionHandler
  ResponseEntity<Problem> noForm(MultipartException e, HttpServletRequest request) {
    if (BodyTooLargeCause.in(e)) {
      return answer(HttpStatus.CONTENT_TOO_LARGE, "The file is too large", request);
    }
    Fault fault = Fault.error("", "MALFORMED_FORM", "The body is not a multipart form");
    return answer(Problem.invalid(List.of(fault), RequestLogFilter.requestId(request)));
  }

  @ExceptionHandler
  ResponseEntity<Problem> unanswered(DataAccessException e, HttpServletRequest request) {
    if (!Unavailable.in(e)) {
      return unexpected(e, request);
    }
    String id = RequestLogFilter.requestId(request);
    LOG.warn("Request {} had no answer of the database: {}", id, FailureTrace.of(e));
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
        .header(HttpHeaders.RETRY_AFTER, Unavailable.RETRY_AFTER_SECONDS)
        .body(Problem.of(HttpStatus.SERVICE_UNAVAILABLE, Unavailable.DETAIL, id));
  }

  @ExceptionHandler
  ResponseEntity<Problem> unexpected(Exception e, HttpServletRequest request) {
    if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
      HttpStatus status = HttpStatus.valueOf(known.getStatusCode().value());
      return ResponseEntity.status(status)
          .headers(known.getHeaders())
          .contentType(MediaType.APPLICATION_PROBLEM_JSON)
          .body(
              Problem.of(
                  status, HttpProblems.detail(status, e), RequestLogFilter.requestId(request)));
    }
    String id = RequestLogFilter.requestId(request);
    LOG.error("Request {} failed: {}", id, FailureTrace.of(e));
    return answer(
        HttpStatus.INTERNAL_SERVER_ERROR, "Something went wrong here; it is logged", request);
  }

  @ExceptionHandler
  void gone(AsyncRequestNotUsableException e) {
    LOG.debug("A client went away before its answer");
  }

  private static ResponseEntity<Problem> answer(
      HttpStatus status, String detail, HttpServletRequest request) {
    return answer(Problem.of(status, detail, RequestLogFilter.requestId(request)));
  }

  private static ResponseEntity<Problem> answer(Problem problem) {
    return ResponseEntity.status(problem.status())
        .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE)
        .body(problem);
  }
}
