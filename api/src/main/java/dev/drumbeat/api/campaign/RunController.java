package dev.drumbeat.api.campaign;

import dev.drumbeat.api.web.Caller;
import dev.drumbeat.api.web.Data;
import dev.drumbeat.api.web.Listing;
import dev.drumbeat.api.web.Once;
import dev.drumbeat.api.web.Paging;
import dev.drumbeat.db.page.Window;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Runs: one execution of a published version over an audience. */
@RestController
@Tag(name = "Runs")
final class RunController {
  private final Runs runs;
  private final RunVersions versions;

  RunController(Runs runs, RunVersions versions) {
    this.runs = runs;
    this.versions = versions;
  }

  @Operation(summary = "Launch a published version")
  @PostMapping("/api/campaigns/{id}/runs")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<Data<RunDetails>> launch(
      Caller caller,
      @PathVariable UUID id,
      @RequestHeader(name = Once.HEADER, required = false) @Nullable String key,
      @RequestBody(required = false) @Nullable LaunchInput input) {
    LaunchInput asked = input == null ? new LaunchInput(null, null) : input;
    byte[] request = asked.toString().getBytes(StandardCharsets.UTF_8);
    Once once = Once.of(key, "POST /api/campaigns/" + id + "/runs", request);
    RunDetails run = runs.launch(caller.workspace(), id, asked, once);
    return Data.created("/api/runs/" + run.id(), run);
  }

  @Operation(summary = "List runs, newest first")
  @GetMapping("/api/runs")
  Listing<RunSummary> list(Caller caller, @ParameterObject RunQuery query) {
    Window window = Paging.window(query.limit(), query.offset());
    return Listing.of(runs.list(caller.workspace(), query, window), window, RunSummary::of);
  }

  @Operation(summary = "Read a run with its counts")
  @GetMapping("/api/runs/{id}")
  Data<RunDetails> read(Caller caller, @PathVariable UUID id) {
    return new Data<>(runs.read(caller.workspace(), id));
  }

  @Operation(summary = "Pause a run: nothing of it is sent once this has been answered")
  @PostMapping("/api/runs/{id}/pause")
  Data<RunDetails> pause(
      Caller caller,
      @PathVariable UUID id,
      @RequestBody(required = false) @Nullable ReasonInput input) {
    return new Data<>(runs.pause(caller.workspace(), id, ReasonInput.reason(input, "Paused")));
  }

  @Operation(summary = "Resume a paused run")
  @PostMapping("/api/runs/{id}/resume")
  Data<RunDetails> resume(Caller caller, @PathVariable UUID id) {
    return new Data<>(runs.resume(caller.workspace(), id));
  }

  @Operation(summary = "Stop a run: its journeys end, for good")
  @PostMapping("/api/runs/{id}/stop")
  Data<RunDetails> stop(
      Caller caller,
      @PathVariable UUID id,
      @RequestBody(required = false) @Nullable ReasonInput input) {
    return new Data<>(runs.stop(caller.workspace(), id, ReasonInput.reason(input, "Stopped")));
  }

  @Operation(
      summary = "Move a run that goes on to another version, or tell what that would do",
      description =
          "A step that is in both versions, of one type, takes its leads along; the others keep"
              + " theirs on the older version, unless the mapping names a step of the newer one")
  @PostMapping("/api/runs/{id}/version")
  Data<MoveView> moveRun(
      Caller caller,
      @PathVariable UUID id,
      @ParameterObject MoveQuery query,
      @RequestBody MoveInput input) {
    boolean dryRun = Boolean.TRUE.equals(query.dryRun());
    return new Data<>(versions.move(caller.workspace(), id, input, dryRun));
  }
}
