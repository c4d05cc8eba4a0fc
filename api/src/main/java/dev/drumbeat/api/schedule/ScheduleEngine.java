package dev.drumbeat.api.schedule;

import dev.drumbeat.api.web.Refusal;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.util.concurrent.TimeUnit;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Asks the engine whether it keeps schedules at all: one in memory doesn't. */
@Component
final class ScheduleEngine {
  private static final int SECONDS = 3;

  private final WorkflowServiceStubs temporal;

  ScheduleEngine(WorkflowServiceStubs temporal) {
    this.temporal = temporal;
  }

  /**
   * Passes where it does.
   *
   * @throws Refusal 501 where it doesn't, 503 where it doesn't answer
   */
  void require() {
    if (!keepsSchedules()) {
      throw new Refusal(
          HttpStatus.NOT_IMPLEMENTED,
          "This Temporal keeps no schedules: it is the in-memory test server. Run a durable one"
              + " (./drumbeat temporal builds it; TEMPORAL_ADDRESS names another), or have a"
              + " scheduler of yours POST to the campaign's runs");
    }
  }

  private boolean keepsSchedules() {
    try {
      return temporal
          .blockingStub()
          .withDeadlineAfter(SECONDS, TimeUnit.SECONDS)
          .getSystemInfo(GetSystemInfoRequest.getDefaultInstance())
          .getCapabilities()
          .getSupportsSchedules();
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.UNIMPLEMENTED) {
        return false;
      }
      Refusal refusal =
          new Refusal(
              HttpStatus.SERVICE_UNAVAILABLE,
              "Temporal doesn't answer, so whether it keeps schedules isn't known; try again");
      refusal.initCause(e);
      throw refusal;
    }
  }
}
