package dev.drumbeat.db.ledger;

import dev.drumbeat.db.dnc.DncKind;
import dev.drumbeat.db.hold.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that the gate judges a chunk by, read in one statement under the chunk's locks.
 *
 * @param holds all that are active in the workspace
 * @param attempts calls and texts of the last day to the chunk's phones, and planned ones
 * @param pairs what a sender can never reach, by the provider's word
 * @param database which database it is, as {@link StrayStore#database} says
 */
public record GateReading(
    List<GateStore.Point> points,
    List<Long> stoppedOwners,
    List<Long> stoppedProperties,
    List<Suppressed> suppressions,
    List<Consented> consents,
    List<GateStore.Sender> senders,
    List<Used> used,
    List<Attempted> attempts,
    List<Listing> lists,
    List<Listed> listed,
    List<Held> holds,
    List<Pair> pairs,
    String database) {

  /** A suppression that is active. */
  public record Suppressed(long point, String channel, String reason, Instant at) {}

  /** A consent. */
  public record Consented(
      long point, String channel, String basis, Instant at, String evidence, boolean simulated) {}

  /**
   * How often one was contacted within a cap's time; what is planned, submitting or unknown counts,
   * what was refused or withdrawn does not.
   *
   * @param cap which of the caps that were asked for
   * @param subject the contact, owner or property
   */
  public record Used(int cap, long subject, int count, Instant oldest) {}

  /** A call or text, real time. */
  public record Attempted(long intent, long point, Instant at) {}

  /** A do-not-call list of the workspace. */
  public record Listing(UUID id, DncKind kind, @Nullable String state, LocalDate asOf) {}

  /** That a phone of the chunk is on a list. */
  public record Listed(UUID list, long point, @Nullable LocalDate date) {}

  /** A hold. */
  public record Held(Scope scope, UUID subject, String name, String reason, Instant since) {}

  /** A contact point that a sender cannot reach. */
  public record Pair(long point, UUID sender, Instant at) {}
}
