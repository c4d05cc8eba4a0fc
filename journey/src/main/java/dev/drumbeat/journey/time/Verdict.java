package dev.drumbeat.journey.time;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether the law allows a contact at an instant.
 *
 * @param until when allowed, the end of the allowed time; when not, the next opening; null when no
 *     hours bind the channel, or when the next opening is more than a fortnight away
 * @param rule the id of the rule that closes it or would close it next
 * @param source where that rule is written
 * @param localTimes zone to local date and time, as judged
 */
public record Verdict(
    boolean allowed,
    @Nullable Instant until,
    String rule,
    String source,
    Map<String, String> localTimes) {
  public Verdict {
    SortedMap<String, String> ordered = new TreeMap<>(localTimes);
    localTimes = Collections.unmodifiableSortedMap(ordered);
  }
}
