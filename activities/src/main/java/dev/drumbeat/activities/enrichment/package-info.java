/** Facts about properties and owners, bought once and kept. */
@NullMarked
package dev.drumbeat.activities.enrichment;

import org.jspecify.annotations.NullMarked;
