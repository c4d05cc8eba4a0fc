package dev.drumbeat.journey.campaign;

import java.time.Duration;
import java.util.List;

/** Waits for the first of some events; its cases are judged on that event. */
public record AwaitStep(
    List<EventType> events,
    Duration timeout,
    List<Case> cases,
    String otherwise,
    String onTimeout,
    int maxVisits)
    implements Step {
  public AwaitStep {
    events = List.copyOf(events);
    cases = List.copyOf(cases);
  }
}
