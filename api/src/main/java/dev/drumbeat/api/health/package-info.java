/** Whether the process and what it depends on are well. */
@NullMarked
package dev.drumbeat.api.health;

import org.jspecify.annotations.NullMarked;
