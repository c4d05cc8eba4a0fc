/** What providers told us, applied to the ledger and to the leads. */
@NullMarked
package dev.drumbeat.activities.webhook;

import org.jspecify.annotations.NullMarked;
