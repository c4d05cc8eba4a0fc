package dev.drumbeat.api.campaign;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.drumbeat.db.enrollment.JoinStore;
import dev.drumbeat.db.enrollment.NotEnrolled;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of leads that were to be enrolled.
 *
 * @param enrolled how many were
 * @param leads each of them, in the order asked
 */
record EnrolledView(UUID runId, int enrolled, List<Lead> leads) {
  /**
   * One of them.
   *
   * @param id of the property, owner or contact
   * @param enrollmentId null when it was not enrolled
   * @param reason why not; null when it was
   */
  record Lead(
      @JsonFormat(shape = JsonFormat.Shape.STRING) long id,
      @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Long enrollmentId,
      @Nullable NotEnrolled reason,
      @Nullable String message) {
    private static Lead of(JoinStore.Result result) {
      NotEnrolled reason = result.reason();
      return new Lead(
          result.id(), result.enrollment(), reason, reason == null ? null : reason.message());
    }
  }

  static EnrolledView of(JoinStore.Request request) {
    List<Lead> leads = request.results().stream().map(Lead::of).toList();
    int enrolled = (int) leads.stream().filter(each -> each.enrollmentId() != null).count();
    return new EnrolledView(request.run(), enrolled, leads);
  }

  /** Where what was made can be read: the one enrollment, or the run's. */
  String location() {
    return leads.size() == 1 && enrolled == 1
        ? "/api/enrollments/" + leads.getFirst().enrollmentId()
        : "/api/runs/" + runId + "/enrollments";
  }
}
