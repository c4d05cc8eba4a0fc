/**
 * Webhooks that journeys send to the operator's systems: one signed request an attempt, over TLS,
 * to an address of the public internet that was checked and then connected to, and nowhere else.
 */
@NullMarked
package dev.drumbeat.activities.outgoing;

import org.jspecify.annotations.NullMarked;
