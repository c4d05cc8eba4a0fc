/** A workspace's own secrets: what its webhooks send along, and what they are signed with. */
@NullMarked
package dev.drumbeat.db.secret;

import org.jspecify.annotations.NullMarked;
