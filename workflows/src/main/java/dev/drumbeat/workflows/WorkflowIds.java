package dev.drumbeat.workflows;

/** Makes every workflow id, deterministically, so that a second start finds the first. */
public final class WorkflowIds {
  private WorkflowIds() {}

  public static String campaign(String runId) {
    return "campaign/" + runId;
  }

  public static String cohort(String runId, int number) {
    return "cohort/" + runId + "/" + number;
  }

  /** Of the engine's schedule; its workflows' ids are this and the time. */
  public static String schedule(String scheduleId) {
    return "schedule/" + scheduleId;
  }
}
