package dev.drumbeat.simulator.log;

import org.jspecify.annotations.Nullable;

/**
 * What a request says of itself, before anyone judges it.
 *
 * @param kind of the effect that it asks for; null for a read and for what can't be understood
 */
public record Sighting(@Nullable Kind kind, Tags tags, AcceptedDraft.Parties parties) {
  public static Sighting nothing() {
    return read(null);
  }

  /** A read, perhaps of what there is for somebody. */
  public static Sighting read(@Nullable String of) {
    return new Sighting(null, new Tags(null, null), new AcceptedDraft.Parties(of, null));
  }
}
