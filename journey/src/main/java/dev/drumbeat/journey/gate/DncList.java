package dev.drumbeat.journey.gate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A do-not-call list as the workspace imported it last, and whether the phone is on it.
 *
 * @param state for a STATE list, whose: a two-letter code; null otherwise
 * @param asOf when the list was made, in the clock that the gate judges by (not when it was
 *     imported)
 */
public record DncList(Kind kind, @Nullable String state, Instant asOf, boolean listed) {
  /** Whose list it is. */
  public enum Kind {
    /** Who sues over unwanted calls; binds whatever they agreed to. */
    LITIGATOR,
    /** The workspace's own (47 CFR 64.1200(d)); binds whatever they agreed to. */
    INTERNAL,
    /** The National Do Not Call Registry (47 CFR 64.1200(c)(2)). */
    NATIONAL,
    /** A state's own list; binds where the person could be in that state. */
    STATE
  }
}
