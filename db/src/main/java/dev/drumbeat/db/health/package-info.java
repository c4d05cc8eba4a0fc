/** What the worker last saw of the services that Drumbeat depends on. */
@NullMarked
package dev.drumbeat.db.health;

import org.jspecify.annotations.NullMarked;
