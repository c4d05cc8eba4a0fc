/** When something recurs: cron expressions and intervals, read and reckoned without a clock. */
@NullMarked
package dev.drumbeat.journey.schedule;

import org.jspecify.annotations.NullMarked;
