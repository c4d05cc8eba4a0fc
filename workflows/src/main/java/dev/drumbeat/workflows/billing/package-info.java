/** The activities that charge. */
@NullMarked
package dev.drumbeat.workflows.billing;

import org.jspecify.annotations.NullMarked;
