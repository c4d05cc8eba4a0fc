/** The activities that buy facts about properties and owners. */
@NullMarked
package dev.drumbeat.workflows.enrichment;

import org.jspecify.annotations.NullMarked;
