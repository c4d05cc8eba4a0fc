package dev.drumbeat.simulator.faults;

import dev.drumbeat.simulator.log.AcceptedDraft;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names occasions so that the same requests get the same names in every run: by whom they are for,
 * or by their attempt, and by how often that came before. So a caller who repeats a refused request
 * isn't refused for ever.
 */
public final class Occasions {
  private static final int MAX_REMEMBERED = 1_000_000;

  private final Map<String, Integer> timesSeen =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
          return size() > MAX_REMEMBERED;
        }
      };

  public Occasion of(AcceptedDraft draft, FaultPlan.DrawBy by) {
    AcceptedDraft.Subject what = draft.subject();
    AcceptedDraft.Parties who = draft.parties();
    String person = what.kind() + " " + who.to();
    String attempt = draft.tags().attempt();
    String key = by == FaultPlan.DrawBy.ATTEMPT && attempt != null ? attempt : person;
    return new Occasion(what.provider(), what.kind(), who.from(), person, numbered(key));
  }

  /** A read of a resource, or of what a list has of somebody. */
  public Occasion ofRead(String provider, String path, @Nullable String of) {
    String what = "read " + path + (of == null ? "" : " " + of);
    return new Occasion(provider, null, null, what, numbered(what));
  }

  /** A text that comes in. */
  public Occasion ofInbound(String provider, String from, String to) {
    String pair = "inbound " + from + " " + to;
    return new Occasion(provider, null, to, pair, numbered(pair));
  }

  private synchronized String numbered(String key) {
    return key + " #" + timesSeen.merge(key, 1, Integer::sum);
  }

  /** Goes on counting after what an earlier run has named. */
  public synchronized void remember(String subject) {
    int number = subject.lastIndexOf(" #");
    if (number >= 0) {
      int times = Integer.parseInt(subject.substring(number + 2));
      timesSeen.merge(subject.substring(0, number), times, Math::max);
    }
  }
}
