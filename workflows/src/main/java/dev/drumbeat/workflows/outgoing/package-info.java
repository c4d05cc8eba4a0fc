/** The activities that call systems of the operator's. */
@NullMarked
package dev.drumbeat.workflows.outgoing;

import org.jspecify.annotations.NullMarked;
