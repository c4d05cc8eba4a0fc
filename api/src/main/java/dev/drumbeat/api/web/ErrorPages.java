package dev.drumbeat.api.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.boot.web.error.ErrorPage;
import org.springframework.boot.web.error.ErrorPageRegistrar;
import org.springframework.boot.web.error.ErrorPageRegistry;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers what fails before or after a controller, in the same form as all else. */
@Hidden
@RestController
final class ErrorPages implements ErrorPageRegistrar {
  private static final String PATH = "/error";

  @Override
  public void registerErrorPages(ErrorPageRegistry registry) {
    registry.addErrorPages(new ErrorPage(PATH));
  }

  @RequestMapping(PATH)
  ResponseEntity<Problem> error(HttpServletRequest request) {
    HttpStatus status =
        Optional.ofNullable(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE))
            .map(code -> HttpStatus.resolve((Integer) code))
            .orElse(HttpStatus.NOT_FOUND);
    return ResponseEntity.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(Problem.of(status, status.getReasonPhrase(), RequestLogFilter.requestId(request)));
  }
}
