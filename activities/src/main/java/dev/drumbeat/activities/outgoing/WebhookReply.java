package dev.drumbeat.activities.outgoing;

import dev.drumbeat.activities.provider.Answer;
import org.jspecify.annotations.Nullable;

/**
 * What came of a request.
 *
 * @param body of a success; null when there is none, or more than 64 KB of it
 */
@SuppressWarnings("ArrayRecordComponent")
record WebhookReply(Answer answer, byte @Nullable [] body) {
  static WebhookReply of(Answer answer) {
    return new WebhookReply(answer, null);
  }
}
