/**
 * Twilio, SendGrid, Regrid and BatchData as they behave, on this machine.
 *
 * <p>One HTTP server serves the providers' own paths on one port, so that the vendors' SDKs work
 * against it by a change of host. What it accepts it writes to {@code accepted.log} and syncs
 * before it answers: that log is the truth that ledgers are proved against. Then it does what the
 * provider would: statuses, signed callbacks, replies, opens, calls, from a seeded cast whose
 * phones are 555 numbers and whose mailboxes are at example domains; and, by a seeded plan, what
 * providers do on bad days. A restart with the same folder goes on where it stopped. Under {@code
 * /_simulator/} it tells what it took, and makes texts arrive.
 */
@NullMarked
package dev.drumbeat.simulator;

import org.jspecify.annotations.NullMarked;
