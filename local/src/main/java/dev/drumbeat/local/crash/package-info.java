/**
 * What a crash test has to say: which faults come in which order for a seed, what each of them
 * caught under way, and the verdict, computed from the ledger's rows and the providers' own log.
 */
@NullMarked
package dev.drumbeat.local.crash;

import org.jspecify.annotations.NullMarked;
