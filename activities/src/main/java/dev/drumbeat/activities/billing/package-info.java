/**
 * Payment links that journeys make at Stripe, each once, by a key that repeats make no second of.
 */
@NullMarked
package dev.drumbeat.activities.billing;

import org.jspecify.annotations.NullMarked;
