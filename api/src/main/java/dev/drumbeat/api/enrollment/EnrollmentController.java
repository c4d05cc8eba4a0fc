package dev.drumbeat.api.enrollment;

import dev.drumbeat.api.input.Cursors;
import dev.drumbeat.api.web.Caller;
import dev.drumbeat.api.web.CursorListing;
import dev.drumbeat.api.web.Data;
import dev.drumbeat.api.web.Paging;
import dev.drumbeat.api.web.Refusal;
import dev.drumbeat.db.Database;
import dev.drumbeat.db.run.RunReader;
import dev.drumbeat.db.timeline.EnrollmentReads;
import dev.drumbeat.db.timeline.EnrollmentReads.Filter;
import dev.drumbeat.db.timeline.EnrollmentView;
import dev.drumbeat.db.timeline.TimelineReads;
import dev.drumbeat.db.timeline.TimelineView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Enrollments: leads on their way through a run. */
@RestController
@Tag(name = "Enrollments")
final class EnrollmentController {
  private final Database database;

  EnrollmentController(Database database) {
    this.database = database;
  }

  @Operation(summary = "List a run's enrollments")
  @GetMapping("/api/runs/{id}/enrollments")
  CursorListing<EnrollmentView> list(
      Caller caller, @PathVariable UUID id, @ParameterObject EnrollmentQuery query) {
    int limit = Paging.limit(query.limit());
    long after = Cursors.after(query.cursor());
    String state = query.status() == null ? null : query.status().name();
    return database.inWorkspace(
        caller.workspace(),
        tx -> {
          if (RunReader.find(tx, id).isEmpty()) {
            throw Refusal.notFound("run");
          }
          Filter filter = new Filter(id, state, query.step(), query.hold());
          return CursorListing.of(EnrollmentReads.ofRun(tx, filter, after, limit), limit);
        });
  }

  @Operation(summary = "Read an enrollment")
  @GetMapping("/api/enrollments/{id}")
  Data<EnrollmentView> read(Caller caller, @PathVariable long id) {
    return database
        .inWorkspace(caller.workspace(), tx -> EnrollmentReads.find(tx, id))
        .map(Data::new)
        .orElseThrow(() -> Refusal.notFound("enrollment"));
  }

  @Operation(summary = "Read all that happened to an enrollment, oldest first, with reasons")
  @GetMapping("/api/enrollments/{id}/timeline")
  CursorListing<TimelineView> readTimeline(
      Caller caller, @PathVariable long id, @ParameterObject TimelineQuery query) {
    int limit = Paging.limit(query.limit());
    long after = Cursors.after(query.cursor());
    return database.inWorkspace(
        caller.workspace(),
        tx -> {
          if (EnrollmentReads.find(tx, id).isEmpty()) {
            throw Refusal.notFound("enrollment");
          }
          return CursorListing.of(TimelineReads.of(tx, id, after, limit), limit);
        });
  }
}
