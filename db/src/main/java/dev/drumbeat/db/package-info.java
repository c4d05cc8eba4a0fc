/**
 * PostgreSQL: the migrations, and one store for each aggregate that returns the domain's records.
 * Every statement runs in a transaction that has said whose workspace it is for.
 */
@NullMarked
package dev.drumbeat.db;

import org.jspecify.annotations.NullMarked;
