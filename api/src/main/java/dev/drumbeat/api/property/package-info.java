/** Properties and lists over the API, and the import of files of them. */
@NullMarked
package dev.drumbeat.api.property;

import org.jspecify.annotations.NullMarked;
