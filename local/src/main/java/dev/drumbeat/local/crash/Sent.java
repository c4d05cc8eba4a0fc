package dev.drumbeat.local.crash;

import java.time.Instant;
import java.util.Set;

/**
 * One intended effect as the ledger has it at the end.
 *
 * @param kind SMS, EMAIL, CALL, PARCEL or OWNER_CONTACTS
 * @param state of the intent
 * @param leadState of its enrollment
 * @param since its first submission or, if it had none, its plan
 * @param attempts ids of the requests made for it
 */
public record Sent(
    long intent, String kind, String state, String leadState, Instant since, Set<String> attempts) {
  private static final Set<String> OPEN = Set.of("SUBMITTING", "UNKNOWN");

  public Sent {
    attempts = Set.copyOf(attempts);
  }

  boolean submitted() {
    return !attempts.isEmpty();
  }

  boolean accepted() {
    return state.equals("ACCEPTED");
  }

  boolean unknown() {
    return OPEN.contains(state);
  }

  boolean abandoned() {
    return state.equals("ABANDONED");
  }

  /** A look-up may be asked twice: it costs, but nobody is bothered. */
  boolean mayRepeat() {
    return kind.equals("PARCEL") || kind.equals("OWNER_CONTACTS");
  }

  /** Allowed, of a lead that went on, and never sent. */
  boolean lost() {
    return state.equals("PLANNED") && !leadState.equals("EXITED");
  }
}
