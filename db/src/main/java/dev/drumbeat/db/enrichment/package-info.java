/** What enrichment found: owners of properties, people and how to reach them, and the cache. */
@NullMarked
package dev.drumbeat.db.enrichment;

import org.jspecify.annotations.NullMarked;
