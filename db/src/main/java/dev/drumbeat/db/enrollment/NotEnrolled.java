package dev.drumbeat.db.enrollment;

/** Why a lead was not enrolled. */
public enum NotEnrolled {
  ALREADY_ACTIVE("It has an active enrollment in this campaign"),
  NO_REENTRY("It was enrolled in this campaign before, and enroll.reentry doesn't let it in again"),
  OWNER_ACTIVE(
      "Its owner has an active enrollment, and the workspace's exclusivity allows one of each"),
  NOT_MATCHING("It does not belong to the campaign's audience"),
  UNKNOWN("There is no such property, owner or contact");

  private final String message;

  NotEnrolled(String message) {
    this.message = message;
  }

  /** For people. */
  public String message() {
    return message;
  }
}
