/** The process that hosts the workers. */
@NullMarked
package dev.drumbeat.worker;

import org.jspecify.annotations.NullMarked;
