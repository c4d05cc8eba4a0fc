/** Twilio, SendGrid, Regrid and BatchData as they behave, on this machine. */
@NullMarked
package dev.drumbeat.simulator;

import org.jspecify.annotations.NullMarked;
