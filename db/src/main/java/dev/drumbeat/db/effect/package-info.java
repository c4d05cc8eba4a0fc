/** What the ledger keeps beyond its own rows of effects that reach a system, not a person. */
@NullMarked
package dev.drumbeat.db.effect;

import org.jspecify.annotations.NullMarked;
