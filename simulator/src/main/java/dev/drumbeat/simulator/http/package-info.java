/**
 * The little of HTTP that the simulator needs: requests, answers and the manner in which they
 * leave.
 */
@NullMarked
package dev.drumbeat.simulator.http;

import org.jspecify.annotations.NullMarked;
