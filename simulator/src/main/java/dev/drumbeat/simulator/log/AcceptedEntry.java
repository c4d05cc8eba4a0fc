package dev.drumbeat.simulator.log;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One line of the acceptance log.
 *
 * @param seq 1, 2, 3 … without gaps
 * @param request what was asked, for the restart; left out of what the control API shows
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AcceptedEntry(
    long seq,
    Instant at,
    String provider,
    Kind kind,
    String id,
    @Nullable String attempt,
    @Nullable String effect,
    @Nullable String to,
    @Nullable String from,
    String bodySha256,
    @Nullable JsonNode request) {

  static AcceptedEntry of(long seq, Instant at, AcceptedDraft draft) {
    return new AcceptedEntry(
        seq,
        at,
        draft.subject().provider(),
        draft.subject().kind(),
        draft.subject().id(),
        draft.tags().attempt(),
        draft.tags().effect(),
        draft.parties().to(),
        draft.parties().from(),
        draft.bodySha256(),
        draft.request());
  }

  AcceptedEntry withoutRequest() {
    return new AcceptedEntry(
        seq, at, provider, kind, id, attempt, effect, to, from, bodySha256, null);
  }
}
