/** Regrid parcel look-up by address. */
@NullMarked
package dev.drumbeat.simulator.regrid;

import org.jspecify.annotations.NullMarked;
