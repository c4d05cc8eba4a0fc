/**
 * The cast: who owns an address, how they can be reached, and what they do when they are.
 *
 * <p>A persona is a pure function of the seed and the phone, address or mailbox. Phones are 555
 * numbers and mailboxes are at example domains, so nobody real can be reached through them.
 */
@NullMarked
package dev.drumbeat.simulator.people;

import org.jspecify.annotations.NullMarked;
