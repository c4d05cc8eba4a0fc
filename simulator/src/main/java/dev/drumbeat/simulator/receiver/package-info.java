/**
 * The operator's own system, which takes webhooks: by Standard Webhooks it knows a delivery by its
 * {@code webhook-id}, and one that it has had as a repeat.
 */
@NullMarked
package dev.drumbeat.simulator.receiver;

import org.jspecify.annotations.NullMarked;
