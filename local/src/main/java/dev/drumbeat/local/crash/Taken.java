package dev.drumbeat.local.crash;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One acceptance in the providers' own log.
 *
 * @param kind sms, email, call, parcel or skiptrace
 * @param attempt as the request carried it
 */
public record Taken(long seq, Instant at, String kind, String id, @Nullable String attempt) {}
