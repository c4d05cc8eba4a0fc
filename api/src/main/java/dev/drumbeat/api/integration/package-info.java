/** Accounts at providers and the senders that a workspace owns there. */
@NullMarked
package dev.drumbeat.api.integration;

import org.jspecify.annotations.NullMarked;
