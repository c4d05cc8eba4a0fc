/**
 * Lists of phones that must not be called or texted: national, state, own, litigators, and numbers
 * that were given to somebody else.
 */
@NullMarked
package dev.drumbeat.db.dnc;

import org.jspecify.annotations.NullMarked;
