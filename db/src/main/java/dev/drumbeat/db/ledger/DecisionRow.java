package dev.drumbeat.db.ledger;

import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.gate.Decision;

/** What the gate decided for one lead at one visit of a step; {@code until} in real time. */
public record DecisionRow(
    long enrollmentId, String step, int visit, Channel channel, Decision decision) {}
