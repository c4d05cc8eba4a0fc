/**
 * How near the accepted rate comes to the binding one of several limits, whether any second exceeds
 * it, and how soon a changed limit binds.
 */
@NullMarked
package dev.drumbeat.bench.limits;

import org.jspecify.annotations.NullMarked;
