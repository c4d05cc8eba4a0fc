package dev.drumbeat.db.enrollment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The part of a position that a workflow schedules by; {@code dueAt} in real time. */
public record LeadStatus(
    long id, String work, String step, @Nullable Instant dueAt, int version, boolean active) {
  LeadStatus gone() {
    return new LeadStatus(id, work, step, dueAt, version, false);
  }
}
