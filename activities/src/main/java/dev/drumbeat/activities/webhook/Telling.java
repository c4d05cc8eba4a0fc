package dev.drumbeat.activities.webhook;

import dev.drumbeat.activities.cohort.CohortContext;
import dev.drumbeat.db.enrollment.EventStore.NewEvent;
import dev.drumbeat.journey.campaign.CampaignDefinition;
import dev.drumbeat.journey.machine.EventFact;
import java.util.LinkedHashMap;

/**
 * Something that a lead is to be told.
 *
 * @param key what makes it the same event, however often it is told
 */
record Telling(Subject subject, CohortContext context, Happening happening, String key) {
  /**
   * Makes one.
   *
   * @param sourceKey of the event that brought it, for a happening without a key of its own
   */
  static Telling of(Subject subject, CohortContext context, Happening happening, String sourceKey) {
    String own = happening.key();
    return new Telling(
        subject, context, happening, own == null ? sourceKey + "/" + happening.type() : own);
  }

  long lead() {
    return subject.enrollment();
  }

  /** Whether the lead's journey cares. */
  boolean matters() {
    CampaignDefinition definition = context.journey().definition();
    return (subject.listens() || Goals.isBy(definition, happening.type()))
        && (!happening.onlyIfListenedTo() || Interests.of(definition).contains(happening.type()));
  }

  EventFact fact() {
    var data = new LinkedHashMap<>(happening.data());
    if (subject.origin() != null) {
      data.put("step", subject.origin().step());
      data.put("visit", subject.origin().visit());
    }
    return new EventFact(0, happening.type(), context.time().now(), data);
  }

  NewEvent event() {
    EventFact fact = fact();
    return new NewEvent(lead(), fact.type().name(), fact.at(), fact.data(), key);
  }
}
