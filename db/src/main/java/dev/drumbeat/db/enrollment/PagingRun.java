package dev.drumbeat.db.enrollment;

import java.time.Duration;
import java.util.UUID;

/**
 * A run that leads enter, its row locked.
 *
 * @param state RUNNING, PAUSED, STOPPED or COMPLETED
 * @param done whether its audience is paged
 * @param cohorts how many there are, and so the next one's number
 */
public record PagingRun(
    UUID run,
    UUID campaign,
    UUID version,
    String state,
    boolean done,
    long cursor,
    int cohorts,
    Duration businessOffset) {
  public boolean running() {
    return state.equals("RUNNING");
  }

  /** Whether its leads may still come to something: now, or when it is resumed. */
  public boolean live() {
    return running() || state.equals("PAUSED");
  }
}
