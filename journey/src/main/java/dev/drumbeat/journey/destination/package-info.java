/**
 * Where a webhook step may send: public addresses over TLS, so that a campaign can't make the
 * server call itself or its neighbours. Pure: whoever connects resolves the name and asks again.
 */
@NullMarked
package dev.drumbeat.journey.destination;

import org.jspecify.annotations.NullMarked;
