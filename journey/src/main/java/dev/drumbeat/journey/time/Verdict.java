package dev.drumbeat.journey.time;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether the law allows a contact at an instant.
 *
 * @param until when allowed, the end of the allowed time; when not, the next opening; null when no
 *     hours bind the channel, or when the next opening is more than a fortnight away
 * @param binding every rule that closes it or, when it is open, would close it next; the one that
 *     opens last stands first; empty when no hours bind the channel
 * @param localTimes zone to local date and time, as judged
 */
public record Verdict(
    boolean allowed,
    @Nullable Instant until,
    List<Binding> binding,
    Map<String, String> localTimes) {
  private static final Binding NONE =
      new Binding("NONE", "no legal hours bind this channel", "UTC");

  public Verdict {
    binding = List.copyOf(binding);
    SortedMap<String, String> ordered = new TreeMap<>(localTimes);
    localTimes = Collections.unmodifiableSortedMap(ordered);
  }

  /**
   * A rule by one clock.
   *
   * @param source where the rule is written
   * @param zone whose clock it was read by
   */
  public record Binding(String rule, String source, String zone) {}

  /** The id of the rule that closes it or would close it next. */
  public String rule() {
    return first().rule();
  }

  /** Where that rule is written. */
  public String source() {
    return first().source();
  }

  private Binding first() {
    return binding.isEmpty() ? NONE : binding.getFirst();
  }
}
