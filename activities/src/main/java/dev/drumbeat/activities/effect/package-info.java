/**
 * Effects that reach a system instead of a person: claimed without the gate, which is for people,
 * and otherwise through the same ledger as every other effect.
 */
@NullMarked
package dev.drumbeat.activities.effect;

import org.jspecify.annotations.NullMarked;
