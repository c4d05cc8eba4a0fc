/** Secrets of journeys' webhooks: what they send along, and what they are signed with. */
@NullMarked
package dev.drumbeat.api.secret;

import org.jspecify.annotations.NullMarked;
