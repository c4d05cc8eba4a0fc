/** What effects cost at most, as data. */
@NullMarked
package dev.drumbeat.journey.price;

import org.jspecify.annotations.NullMarked;
