package dev.drumbeat.journey.gate;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a phone beyond its suppressions; an e-mail address has none of it.
 *
 * @param lists every do-not-call list of the workspace, whether or not the phone is on it
 * @param reassignedAt when the number last got a new owner, as far as a lookup says
 * @param attempts when the phone was called or texted on this subject within the last 24 hours, or
 *     will be: planned, submitting and unknown ones count; in any order
 */
public record Screening(
    List<DncList> lists, @Nullable Instant reassignedAt, List<Instant> attempts) {
  /** No list, no lookup, no attempt. */
  public static final Screening NONE = new Screening(List.of(), null, List.of());

  public Screening {
    lists = List.copyOf(lists);
    attempts = List.copyOf(attempts);
  }
}
