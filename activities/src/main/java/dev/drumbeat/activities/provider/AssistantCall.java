package dev.drumbeat.activities.provider;

import dev.drumbeat.journey.assistant.CallReport;
import org.jspecify.annotations.Nullable;

/**
 * A call of an assistant as its provider sees it.
 *
 * @param status the provider's own word: {@code queued}, {@code ringing}, {@code in-progress} …
 * @param report how it ended; null while it has not
 */
public record AssistantCall(String status, @Nullable CallReport report) {}
