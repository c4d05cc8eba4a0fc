package dev.drumbeat.activities.ledger;

import dev.drumbeat.db.ledger.Intent;
import dev.drumbeat.db.ledger.Outcome;

/** An intent and what became of its latest attempt. */
public record Result(Intent intent, Outcome outcome) {}
