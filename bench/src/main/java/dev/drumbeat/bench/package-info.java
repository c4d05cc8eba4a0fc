/**
 * The benchmarks. Each measures two things in one run and prints their ratio, since figures of one
 * machine say little about another.
 */
@NullMarked
package dev.drumbeat.bench;

import org.jspecify.annotations.NullMarked;
