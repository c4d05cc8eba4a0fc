package dev.drumbeat.journey.contact;

import dev.drumbeat.journey.Channel;
import java.util.Set;

/**
 * One contact point of a lead.
 *
 * @param score how sure the provider is that it is the person's, 0 to 100
 * @param suppressedFor the channels on which it must not be used
 * @param primary the lead's main contact
 */
public record Candidate(
    long pointId,
    long contactId,
    PointKind kind,
    LineType lineType,
    int score,
    Set<Channel> suppressedFor,
    boolean primary) {
  public Candidate {
    suppressedFor = Set.copyOf(suppressedFor);
  }
}
