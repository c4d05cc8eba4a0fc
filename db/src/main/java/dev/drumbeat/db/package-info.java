/** PostgreSQL: migrations, generated jOOQ, stores. */
@NullMarked
package dev.drumbeat.db;

import org.jspecify.annotations.NullMarked;
