/**
 * Twilio messages and calls: validation, resources, statuses over time, signed callbacks, TwiML.
 */
@NullMarked
package dev.drumbeat.simulator.twilio;

import org.jspecify.annotations.NullMarked;
