package dev.drumbeat.api.enrollment;

import dev.drumbeat.api.input.Fault;
import dev.drumbeat.api.input.InvalidRequest;
import dev.drumbeat.api.web.Caller;
import dev.drumbeat.api.web.Data;
import dev.drumbeat.db.Database;
import dev.drumbeat.db.contact.SuppressionStore;
import dev.drumbeat.db.timeline.EnrollmentReads;
import dev.drumbeat.db.timeline.EnrollmentView;
import dev.drumbeat.db.timeline.TimelineReads;
import dev.drumbeat.db.timeline.WhyReads;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers why a person did, or did not, get something. A POST, so that no phone is in an address.
 */
@RestController
@Tag(name = "Enrollments")
final class WhyController {
  private static final Pattern ID = Pattern.compile("[0-9]{1,18}");
  private static final int ENROLLMENTS = 10;
  private static final int ENTRIES = 200;

  private final Database database;
  private final SuppressionStore suppressions;

  WhyController(Database database, SuppressionStore suppressions) {
    this.database = database;
    this.suppressions = suppressions;
  }

  /** A phone, an e-mail address or the id of an enrollment. */
  record WhyInput(@NotBlank @Size(max = 320) String query) {}

  @Operation(summary = "Say why a person did or did not get something")
  @PostMapping("/api/why")
  Data<WhyView> explainWhy(Caller caller, @RequestBody WhyInput input) {
    String query = input.query().strip();
    Optional<String> person = Person.find(query);
    boolean isId = ID.matcher(query).matches();
    if (person.isEmpty() && !isId) {
      String message = "Is no phone, e-mail address or id of an enrollment";
      throw new InvalidRequest(Fault.error("/query", "BAD_FORMAT", message));
    }
    List<WhyView.Journey> journeys =
        database.inWorkspace(
            caller.workspace(),
            tx ->
                enrollments(tx, person, isId ? query : "").stream()
                    .map(each -> journey(tx, each))
                    .toList());
    return new Data<>(new WhyView(query, inForce(caller.workspace(), person, journeys), journeys));
  }

  private static List<EnrollmentView> enrollments(
      DSLContext tx, Optional<String> person, String id) {
    Optional<Long> point = person.flatMap(value -> WhyReads.point(tx, value));
    if (point.isPresent()) {
      return WhyReads.touching(tx, point.get(), ENROLLMENTS);
    }
    return id.isEmpty()
        ? List.of()
        : EnrollmentReads.find(tx, Long.parseLong(id)).stream().toList();
  }

  private static WhyView.Journey journey(DSLContext tx, EnrollmentView enrollment) {
    var timeline = TimelineReads.of(tx, enrollment.id(), 0, ENTRIES);
    return new WhyView.Journey(enrollment, timeline.rows(), timeline.next() != null);
  }

  private List<WhyView.Block> inForce(
      UUID workspace, Optional<String> person, List<WhyView.Journey> journeys) {
    List<String> addresses =
        person.isPresent() ? List.of(person.get()) : WhyView.addresses(journeys);
    return addresses.stream()
        .flatMap(each -> suppressions.active(workspace, each).stream())
        .map(WhyView.Block::of)
        .toList();
  }
}
