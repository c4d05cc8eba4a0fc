package dev.drumbeat.api.operations;

import dev.drumbeat.api.web.Caller;
import dev.drumbeat.api.web.Data;
import dev.drumbeat.api.web.Refusal;
import dev.drumbeat.db.Database;
import dev.drumbeat.db.enrollment.HeldStore;
import dev.drumbeat.db.run.RunReader;
import dev.drumbeat.db.timeline.EnrollmentReads;
import dev.drumbeat.db.timeline.EnrollmentView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets leads go on that wait for a person, once their data is mended. */
@RestController
@Tag(name = "Enrollments")
final class ReleaseController {
  private final Database database;

  ReleaseController(Database database) {
    this.database = database;
  }

  @Operation(summary = "Look again at a lead that is held for a missing field or for bad data")
  @PostMapping("/api/enrollments/{id}/release")
  Data<EnrollmentView> releaseEnrollment(Caller caller, @PathVariable long id) {
    return new Data<>(
        database.inWorkspace(
            caller.workspace(),
            tx -> {
              EnrollmentView held =
                  EnrollmentReads.find(tx, id).orElseThrow(() -> Refusal.notFound("enrollment"));
              if (!HeldStore.release(tx, id, caller.name())) {
                throw Refusal.conflict(
                    held.hold() == null
                        ? "Nothing holds it for a person"
                        : held.hold() + " is no hold that a person ends");
              }
              return EnrollmentReads.find(tx, id).orElseThrow();
            }));
  }

  @Operation(summary = "Look again at all of a run's leads that are held for a person")
  @PostMapping("/api/runs/{id}/release")
  Data<Released> releaseRun(Caller caller, @PathVariable UUID id) {
    return new Data<>(
        database.inWorkspace(
            caller.workspace(),
            tx -> {
              if (RunReader.find(tx, id).isEmpty()) {
                throw Refusal.notFound("run");
              }
              return new Released(HeldStore.releaseAll(tx, id, caller.name()));
            }));
  }

  /** How many leads are looked at again. */
  record Released(int released) {}
}
