/**
 * What providers tell us: verified, kept once, and, where it is a person's word, obeyed in the
 * transaction that keeps it.
 */
@NullMarked
package dev.drumbeat.db.webhook;

import org.jspecify.annotations.NullMarked;
