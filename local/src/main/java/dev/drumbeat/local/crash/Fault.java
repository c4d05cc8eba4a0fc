package dev.drumbeat.local.crash;

/** What is done to the running product. */
public enum Fault {
  KILL_BEFORE_CLAIM("worker killed before the claim"),
  KILL_CLAIMED("worker killed after the claim"),
  KILL_MARKED("worker killed before the provider accepted"),
  KILL_ACCEPTED("worker killed after the provider accepted"),
  KILL_ANSWERED("worker killed after its answer"),
  KILL_RECORDING("worker killed before the record"),
  KILL_READING_BACK("worker killed during read-back"),
  KILL_RELAY("worker killed in the relay's batch"),
  KILL_API("api killed in a webhook's insert"),
  FREEZE_WORKER("worker frozen past its heartbeat"),
  STOP_POSTGRES("PostgreSQL stopped and started"),
  STOP_TEMPORAL("Temporal stopped and started"),
  STOP_BOTH("both stopped and started"),
  LOSE_TEMPORAL("Temporal's data lost");

  private final String title;

  Fault(String title) {
    this.title = title;
  }

  /** For people. */
  public String title() {
    return title;
  }
}
