/**
 * Stripe's Checkout: sessions with Stripe's form encoding, errors and idempotency keys, people who
 * pay or don't, and signed webhooks to the endpoints that were made.
 */
@NullMarked
package dev.drumbeat.simulator.stripe;

import org.jspecify.annotations.NullMarked;
