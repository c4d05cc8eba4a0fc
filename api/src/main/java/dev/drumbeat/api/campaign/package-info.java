/** Campaigns over the API: drafts, versions, validation, and their runs. */
@NullMarked
package dev.drumbeat.api.campaign;

import org.jspecify.annotations.NullMarked;
