/**
 * Moving the leads of a cohort: what the pure machine decides, written in one transaction for a
 * chunk.
 */
@NullMarked
package dev.drumbeat.activities.cohort;

import org.jspecify.annotations.NullMarked;
