/** A cohort: up to some hundred leads that walk a journey together as one workflow. */
@NullMarked
package dev.drumbeat.workflows.cohort;

import org.jspecify.annotations.NullMarked;
