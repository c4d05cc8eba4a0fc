/** Properties, the lists that audiences name, and the import of files of them. */
@NullMarked
package dev.drumbeat.db.property;

import org.jspecify.annotations.NullMarked;
