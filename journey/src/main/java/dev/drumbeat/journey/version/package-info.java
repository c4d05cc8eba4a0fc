/**
 * What differs between two versions of a campaign, and what a new version means for the leads that
 * stand in the steps of an older one. Pure: whoever publishes does what is decided here.
 */
@NullMarked
package dev.drumbeat.journey.version;

import org.jspecify.annotations.NullMarked;
