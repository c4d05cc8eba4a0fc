/** The demo's run: launched through the API, watched, and reported with its proof. */
@NullMarked
package dev.drumbeat.local.demo;

import org.jspecify.annotations.NullMarked;
