package dev.drumbeat.activities.messaging;

import dev.drumbeat.db.enrollment.Lead;
import dev.drumbeat.db.ledger.Intent;
import dev.drumbeat.journey.gate.Decision;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lead and what the gate said.
 *
 * @param planned its intent, if it was allowed before
 * @param content set when allowed
 * @param slot when allowed: when it may leave, real time
 */
record Judged(
    Lead lead,
    @Nullable Intent planned,
    Decision decision,
    @Nullable Content content,
    @Nullable Instant slot) {

  Judged at(Instant reserved) {
    return new Judged(lead, planned, decision, content, reserved);
  }

  Judged as(Decision other) {
    return new Judged(lead, planned, other, content, slot);
  }

  Judged but(Decision other) {
    return new Judged(lead, planned, other, null, null);
  }
}
