package dev.drumbeat.simulator.log;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One request that reached a provider, whatever became of it.
 *
 * @param seq 1, 2, 3 … without gaps, in the order of arrival
 * @param at when its last byte had come
 * @param path without the query, in which some providers have their tokens
 * @param answer null while it is under way, and for ever where the simulator was killed meanwhile
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RequestEntry(
    long seq,
    Instant at,
    String provider,
    String method,
    String path,
    @Nullable Kind kind,
    @Nullable String attempt,
    @Nullable String effect,
    @Nullable String to,
    @Nullable String from,
    @Nullable Outcome answer) {

  /**
   * What it came to.
   *
   * @param seq of the request
   * @param outcome the status that was answered, or {@code reset}
   * @param ids that the provider gave to what it took; empty where it took nothing
   * @param subject what faults were drawn for, null where the provider refused by its own rules
   * @param faults that struck or will, of every stage
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Outcome(
      long seq,
      Instant at,
      String outcome,
      @Nullable List<String> ids,
      @Nullable String subject,
      @Nullable List<String> faults) {

    public boolean accepted() {
      return ids != null && !ids.isEmpty();
    }

    /** Its faults, or {@code none}. */
    public List<String> struckBy() {
      return faults == null || faults.isEmpty() ? List.of("none") : faults;
    }
  }

  static RequestEntry of(long seq, Instant at, Arrival arrival) {
    Sighting sighting = arrival.sighting();
    return new RequestEntry(
        seq,
        at,
        arrival.provider(),
        arrival.method(),
        arrival.path(),
        sighting.kind(),
        sighting.tags().attempt(),
        sighting.tags().effect(),
        sighting.parties().to(),
        sighting.parties().from(),
        null);
  }

  RequestEntry answered(Outcome outcome) {
    return new RequestEntry(
        seq, at, provider, method, path, kind, attempt, effect, to, from, outcome);
  }

  /** A request as it comes in. */
  public record Arrival(String provider, String method, String path, Sighting sighting) {}
}
