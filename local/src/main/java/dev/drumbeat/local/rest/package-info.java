/** The product's own REST API, as a client of this machine asks it. */
@NullMarked
package dev.drumbeat.local.rest;

import org.jspecify.annotations.NullMarked;
