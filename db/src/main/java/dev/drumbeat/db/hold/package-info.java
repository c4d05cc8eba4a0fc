/**
 * Named holds: what keeps the sends of an account, a sender, a campaign or a run back until an
 * operator lifts it.
 */
@NullMarked
package dev.drumbeat.db.hold;

import org.jspecify.annotations.NullMarked;
