/** The whole product as the benchmarks start it, with made-up leads, and what they tell of it. */
@NullMarked
package dev.drumbeat.bench.product;

import org.jspecify.annotations.NullMarked;
