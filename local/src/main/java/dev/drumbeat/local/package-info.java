/**
 * Runs the whole product on one machine from one command: keeps a data folder, starts PostgreSQL
 * and Temporal in it, then the product's own processes, and stops all of it in reverse. Nothing
 * here decides anything about campaigns.
 */
@NullMarked
package dev.drumbeat.local;

import org.jspecify.annotations.NullMarked;
