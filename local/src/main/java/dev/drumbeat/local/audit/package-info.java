/**
 * Proves the balances of a run: counters against rows, decisions against intents, intents against
 * their attempts, all of them against the timeline, and the ledger against what providers have.
 */
@NullMarked
package dev.drumbeat.local.audit;

import org.jspecify.annotations.NullMarked;
