/**
 * Durable orchestration: which leads are due for which kind of work, and when. Nothing is decided
 * here: no clock, no random, no SQL, no HTTP; what is decided and done lives in activities. Names
 * and payloads are wire format: histories hold them.
 */
@NullMarked
package dev.drumbeat.workflows;

import org.jspecify.annotations.NullMarked;
