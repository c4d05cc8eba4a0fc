/**
 * The process that answers clients and providers: REST, webhooks, health. It decides nothing and
 * sends nothing; it writes what the worker will act on, and reads what it did.
 */
@NullMarked
package dev.drumbeat.api;

import org.jspecify.annotations.NullMarked;
