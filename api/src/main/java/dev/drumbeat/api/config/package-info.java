/** What the process is told from outside, checked before anything starts. */
@NullMarked
package dev.drumbeat.api.config;

import org.jspecify.annotations.NullMarked;
