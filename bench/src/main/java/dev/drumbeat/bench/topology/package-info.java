/**
 * Cohorts against one workflow for each lead: the same journey (enrich, text, wait for a reply,
 * e-mail) with empty activities, on the same server, in turns.
 */
@NullMarked
package dev.drumbeat.bench.topology;

import org.jspecify.annotations.NullMarked;
