/** A campaign or template tried on one lead without sending anything: its way, and its texts. */
@NullMarked
package dev.drumbeat.api.walk;

import org.jspecify.annotations.NullMarked;
