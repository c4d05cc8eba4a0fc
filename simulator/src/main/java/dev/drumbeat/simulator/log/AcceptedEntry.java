package dev.drumbeat.simulator.log;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.drumbeat.simulator.faults.Fate;
import dev.drumbeat.simulator.faults.Fault;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One line of the acceptance log.
 *
 * @param seq 1, 2, 3 … without gaps
 * @param subject what its faults were drawn for
 * @param faults what went or will go wrong with it, left out where nothing does
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
    @Nullable String subject,
    @Nullable List<Fault> faults,
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
        draft.fate().subject(),
        draft.fate().faults().isEmpty() ? null : draft.fate().faults(),
        draft.request());
  }

  AcceptedEntry withoutRequest() {
    return new AcceptedEntry(
        seq, at, provider, kind, id, attempt, effect, to, from, bodySha256, subject, faults, null);
  }

  public Fate fate() {
    return new Fate(subject == null ? id : subject, faults == null ? List.of() : faults);
  }
}
