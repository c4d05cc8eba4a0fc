package dev.drumbeat.workflows.cohort;

import dev.drumbeat.workflows.campaign.CampaignInput;
import dev.drumbeat.workflows.campaign.EnrolledPage;
import dev.drumbeat.workflows.campaign.EnrollmentActivities;
import dev.drumbeat.workflows.enrichment.EnrichmentActivities;
import dev.drumbeat.workflows.messaging.MessagingActivities;
import io.temporal.activity.Activity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A journey in memory: enrich, text, wait two days, e-mail, end. Leads named as parked wait for a
 * wake-up instead of the two days.
 */
final class FakeWorld
    implements EnrollmentActivities, JourneyActivities, MessagingActivities, EnrichmentActivities {
  static final String[] STEPS = {"enrich", "text1", "pause1", "mail1", "done"};
  private static final Work[] WORK = {Work.ENRICH, Work.SMS, Work.JOURNEY, Work.EMAIL, Work.NONE};
  private static final long TWO_DAYS = 2L * 24 * 60 * 60 * 1000;

  final List<Integer> chunkSizes = Collections.synchronizedList(new ArrayList<>());
  final Set<Long> parked = ConcurrentHashMap.newKeySet();
  final List<Integer> generations = Collections.synchronizedList(new ArrayList<>());
  volatile boolean stale;
  private final Map<Long, Integer> step = new ConcurrentHashMap<>();
  private final Map<Long, Integer> visits = new ConcurrentHashMap<>();
  private final Map<Long, Long> due = new ConcurrentHashMap<>();

  FakeWorld(int leads) {
    for (long lead = 1; lead <= leads; lead++) {
      step.put(lead, 0);
      due.put(lead, 0L);
    }
  }

  /** Adds a lead, as an enrollment over the API does; what the cohort is told of it. */
  Wake join(long lead) {
    step.put(lead, 0);
    due.put(lead, 0L);
    return Wake.of(standing(new long[] {lead}));
  }

  Standing nobody() {
    return standing(new long[0]);
  }

  boolean allDone() {
    return step.values().stream().allMatch(s -> s == STEPS.length - 1);
  }

  /** How often each lead was worked on at most. */
  int mostVisits() {
    return Collections.max(visits.values());
  }

  @Override
  public EnrolledPage enrollPage(CampaignInput run) {
    return new EnrolledPage(false, step.size());
  }

  @Override
  public Roster loadCohort(CohortRef cohort) {
    generations.add(cohort.generation());
    long[] leads = step.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
    return new Roster(stale, STEPS, standing(leads));
  }

  @Override
  public Moved advance(Chunk chunk) {
    return move(chunk, 2);
  }

  @Override
  public Moved sendSms(Chunk chunk) {
    return move(chunk, 1);
  }

  @Override
  public Moved sendEmail(Chunk chunk) {
    return move(chunk, 3);
  }

  @Override
  public Moved placeCalls(Chunk chunk) {
    throw new IllegalStateException("no calls here");
  }

  @Override
  public Moved enrich(Chunk chunk) {
    return move(chunk, 0);
  }

  private Moved move(Chunk chunk, int expected) {
    chunkSizes.add(chunk.leads().length);
    for (long lead : chunk.leads()) {
      if (step.getOrDefault(lead, -1) != expected) {
        throw new IllegalStateException("lead " + lead + " is not at " + STEPS[expected]);
      }
      step.put(lead, expected + 1);
      visits.merge(lead, 1, Integer::sum);
      due.put(lead, expected == 1 ? waitOf(lead) : 0);
    }
    return new Moved(stale, standing(chunk.leads()));
  }

  private long waitOf(long lead) {
    return parked.contains(lead)
        ? Standing.PARKED
        : Activity.getExecutionContext().getInfo().getCurrentAttemptScheduledTimestamp() + TWO_DAYS;
  }

  private Standing standing(long[] leads) {
    var standing =
        new Standing(
            leads,
            new int[leads.length],
            new int[leads.length],
            new long[leads.length],
            new int[leads.length]);
    for (int k = 0; k < leads.length; k++) {
      int at = step.getOrDefault(leads[k], 0);
      standing.step()[k] = at;
      standing.work()[k] = WORK[at].code();
      standing.dueAt()[k] = due.getOrDefault(leads[k], 0L);
    }
    return standing;
  }
}
