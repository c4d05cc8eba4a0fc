/** Workspaces and the API keys that open them. */
@NullMarked
package dev.drumbeat.db.workspace;

import org.jspecify.annotations.NullMarked;
