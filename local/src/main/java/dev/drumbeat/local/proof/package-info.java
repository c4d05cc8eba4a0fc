/**
 * The proof that nothing was sent twice and nothing was lost: what the providers accepted, by their
 * own log, against what the ledger says; and the counters against the rows that they count.
 */
@NullMarked
package dev.drumbeat.local.proof;

import org.jspecify.annotations.NullMarked;
