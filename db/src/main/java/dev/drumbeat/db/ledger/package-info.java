/**
 * The send ledger: the gate's decisions, the intents that they allow, and every request made for an
 * intent. An intent is written before anything is sent.
 */
@NullMarked
package dev.drumbeat.db.ledger;

import org.jspecify.annotations.NullMarked;
