/** Texts that steps of campaigns name: their drafts and their published versions. */
@NullMarked
package dev.drumbeat.db.template;

import org.jspecify.annotations.NullMarked;
