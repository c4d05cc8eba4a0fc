package dev.drumbeat.local.crash;

import java.time.Instant;
import java.util.Set;

/**
 * One intended effect as the ledger has it at the end.
 *
 * @param kind SMS, EMAIL, CALL, AI_CALL, PARCEL, OWNER_CONTACTS, PAYMENT or WEBHOOK
 * @param state of the intent
 * @param leadState of its enrollment
 * @param since its first submission or, if it had none, its plan
 * @param attempts what the requests made for it carried: their ids, or the effect's one key
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

  /** It costs to ask twice, but nobody is bothered. */
  boolean isLookUp() {
    return kind.equals("PARCEL") || kind.equals("OWNER_CONTACTS");
  }

  /** A look-up may be asked again; a webhook's receiver knows a repeat by its key. */
  boolean mayRepeat() {
    return isLookUp() || kind.equals("WEBHOOK");
  }

  /** Allowed, of a lead that went on, and never sent. */
  boolean lost() {
    return state.equals("PLANNED") && !leadState.equals("EXITED");
  }
}
