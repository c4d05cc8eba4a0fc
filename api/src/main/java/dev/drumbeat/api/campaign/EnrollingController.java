package dev.drumbeat.api.campaign;

import dev.drumbeat.api.web.Caller;
import dev.drumbeat.api.web.Data;
import dev.drumbeat.api.web.Once;
import dev.drumbeat.api.web.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Enrolls leads into a run that goes on. */
@RestController
@Tag(name = "Enrollments")
final class EnrollingController {
  private final Enrolling enrolling;

  EnrollingController(Enrolling enrolling) {
    this.enrolling = enrolling;
  }

  @Operation(
      summary = "Enroll leads into the campaign's run; they start at once",
      description =
          "201 when at least one is enrolled, 200 when none is; of each that isn't, the reason")
  @ApiResponse(responseCode = "201", description = "At least one is enrolled")
  @ApiResponse(responseCode = "200", description = "None is enrolled")
  @ApiResponse(
      responseCode = "409",
      description = "No run of the campaign is going on",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
              schema = @Schema(implementation = Problem.class)))
  @PostMapping("/api/campaigns/{id}/enrollments")
  ResponseEntity<Data<EnrolledView>> enrollLeads(
      Caller caller,
      @PathVariable UUID id,
      @RequestHeader(name = Once.HEADER, required = false) @Nullable String key,
      @RequestBody EnrollInput input) {
    byte[] request = input.toString().getBytes(StandardCharsets.UTF_8);
    Once once = Once.of(key, "POST /api/campaigns/" + id + "/enrollments", request);
    EnrolledView view = enrolling.enroll(caller.workspace(), id, input, once);
    return view.enrolled() == 0
        ? ResponseEntity.ok(new Data<>(view))
        : Data.created(view.location(), view);
  }
}
