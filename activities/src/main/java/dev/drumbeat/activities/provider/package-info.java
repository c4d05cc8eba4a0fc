/**
 * The clients of the outside providers: Twilio, SendGrid, Regrid and BatchData.
 *
 * <p>Each call is one HTTP request at most, whatever happens to it, and ends in an {@link
 * dev.drumbeat.activities.provider.Answer} that says no more than is known: providers have no
 * idempotency keys, so a client that repeats a request by itself, or calls a timeout a failure,
 * would text a person twice.
 */
@NullMarked
package dev.drumbeat.activities.provider;

import org.jspecify.annotations.NullMarked;
