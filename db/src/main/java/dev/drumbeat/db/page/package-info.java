/** How long answers are cut into pages. */
@NullMarked
package dev.drumbeat.db.page;

import org.jspecify.annotations.NullMarked;
