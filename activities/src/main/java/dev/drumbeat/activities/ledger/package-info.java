/** How an intended effect is let go, recorded, and cleared up when its outcome is in doubt. */
@NullMarked
package dev.drumbeat.activities.ledger;

import org.jspecify.annotations.NullMarked;
