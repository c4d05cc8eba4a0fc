/**
 * A workspace's accounts at providers, with encrypted credentials, and the senders it owns there.
 */
@NullMarked
package dev.drumbeat.db.integration;

import org.jspecify.annotations.NullMarked;
