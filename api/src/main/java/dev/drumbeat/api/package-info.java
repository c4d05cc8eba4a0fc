/** REST, webhooks, health. */
@NullMarked
package dev.drumbeat.api;

import org.jspecify.annotations.NullMarked;
