package dev.drumbeat.api.schedule;

import dev.drumbeat.api.web.Caller;
import dev.drumbeat.api.web.Data;
import dev.drumbeat.api.web.Listing;
import dev.drumbeat.api.web.Once;
import dev.drumbeat.api.web.Paging;
import dev.drumbeat.api.web.Problem;
import dev.drumbeat.db.page.Window;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Schedules: runs that begin again and again, each with the audience of its time. */
@RestController
@Tag(name = "Schedules")
final class ScheduleController {
  private final Schedules schedules;

  ScheduleController(Schedules schedules) {
    this.schedules = schedules;
  }

  @Operation(
      summary = "Launch runs by a timetable, each with the audience of its time",
      description = "Once an hour at most. Nothing is stored where Temporal keeps no schedules.")
  @ApiResponse(responseCode = "201", description = "Made; a worker tells Temporal within a second")
  @ApiResponse(
      responseCode = "501",
      description = "This Temporal keeps no schedules: it is the in-memory one",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
              schema = @Schema(implementation = Problem.class)))
  @ApiResponse(
      responseCode = "503",
      description = "Temporal doesn't answer",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
              schema = @Schema(implementation = Problem.class)))
  @PostMapping("/api/campaigns/{id}/schedules")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<Data<ScheduleView>> create(
      Caller caller,
      @PathVariable UUID id,
      @RequestHeader(name = Once.HEADER, required = false) @Nullable String key,
      @RequestBody ScheduleInput input) {
    byte[] request = input.toString().getBytes(StandardCharsets.UTF_8);
    Once once = Once.of(key, "POST /api/campaigns/" + id + "/schedules", request);
    ScheduleView made = schedules.create(caller.workspace(), id, input, once);
    return Data.created("/api/schedules/" + made.id(), made);
  }

  @Operation(summary = "List a campaign's schedules, newest first")
  @GetMapping("/api/campaigns/{id}/schedules")
  Listing<ScheduleView> list(
      Caller caller, @PathVariable UUID id, @ParameterObject ScheduleQuery query) {
    Window window = Paging.window(query.limit(), query.offset());
    return Listing.of(schedules.list(caller.workspace(), id, window), window, Function.identity());
  }

  @Operation(summary = "Read a schedule, with its next times and what became of the last")
  @GetMapping("/api/schedules/{id}")
  Data<ScheduleView> read(Caller caller, @PathVariable UUID id) {
    return new Data<>(schedules.read(caller.workspace(), id));
  }

  @Operation(
      summary = "Pause a schedule: it launches nothing once this has been answered",
      description = "Runs that it launched go on; times that pass meanwhile are not made up for")
  @PostMapping("/api/schedules/{id}/pause")
  Data<ScheduleView> pause(
      Caller caller,
      @PathVariable UUID id,
      @RequestBody(required = false) @Nullable PauseInput input) {
    String reason = input == null || input.reason() == null ? "Paused" : input.reason();
    return new Data<>(schedules.pause(caller.workspace(), id, reason));
  }

  @Operation(summary = "Resume a paused schedule")
  @PostMapping("/api/schedules/{id}/resume")
  Data<ScheduleView> resume(Caller caller, @PathVariable UUID id) {
    return new Data<>(schedules.resume(caller.workspace(), id));
  }

  @Operation(summary = "Delete a schedule; runs that it launched go on")
  @DeleteMapping("/api/schedules/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(Caller caller, @PathVariable UUID id) {
    schedules.delete(caller.workspace(), id);
  }
}
