/**
 * Properties and lists over the API, and the import of files: of properties, and of phones that are
 * not to be called.
 */
@NullMarked
package dev.drumbeat.api.property;

import org.jspecify.annotations.NullMarked;
