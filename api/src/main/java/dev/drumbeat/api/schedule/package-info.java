/** Schedules of campaigns: runs that begin again and again, each with the audience of its time. */
@NullMarked
package dev.drumbeat.api.schedule;

import org.jspecify.annotations.NullMarked;
