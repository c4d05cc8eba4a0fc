/** Everything that touches the world. */
@NullMarked
package dev.drumbeat.activities;

import org.jspecify.annotations.NullMarked;
