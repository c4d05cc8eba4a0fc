/** Campaigns: their drafts and their published versions. */
@NullMarked
package dev.drumbeat.db.campaign;

import org.jspecify.annotations.NullMarked;
