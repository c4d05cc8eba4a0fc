/**
 * Phone numbers, e-mail addresses, and which of a lead's several contact points a step addresses.
 */
@NullMarked
package dev.drumbeat.journey.contact;

import org.jspecify.annotations.NullMarked;
