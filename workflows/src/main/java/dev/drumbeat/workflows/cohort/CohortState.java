package dev.drumbeat.workflows.cohort;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What a cohort's workflow knows of its leads. Plain arrays by lead: the loop over a thousand leads
 * runs in every workflow task.
 */
final class CohortState {
  private final String[] steps;
  private final boolean second;
  private Standing standing;
  private final Map<Long, Integer> indexOf = new HashMap<>();
  private final BitSet busy = new BitSet();
  private final BitSet again = new BitSet();

  /**
   * Makes it.
   *
   * @param second whether the second edition of the rules holds: leads that have ended count no
   *     more for a cohort's being large, and what is known of a lead gives way to what is newer
   *     only
   */
  CohortState(Roster roster, boolean second) {
    this.second = second;
    this.steps = roster.steps();
    this.standing = roster.standing();
    for (int i = 0; i < standing.size(); i++) {
      indexOf.put(standing.leads()[i], i);
    }
  }

  /** Takes in leads that joined since the roster was read; the others' places stay. */
  void join(Standing woken) {
    int from = size();
    int[] strangers = IntStream.range(0, woken.size()).filter(k -> isStranger(woken, k)).toArray();
    standing = standing.plus(woken, strangers);
    for (int i = from; i < size(); i++) {
      indexOf.put(standing.leads()[i], i);
    }
  }

  /** Whether there are leads among these that are on their way and not known yet. */
  boolean hasStrangers(Standing woken) {
    return IntStream.range(0, woken.size()).anyMatch(k -> isStranger(woken, k));
  }

  private boolean isStranger(Standing woken, int k) {
    return woken.work()[k] != Work.NONE.code() && !indexOf.containsKey(woken.leads()[k]);
  }

  int size() {
    return standing.size();
  }

  boolean allEnded() {
    return active() == 0;
  }

  private int active() {
    int active = 0;
    for (int work : standing.work()) {
      active += work == Work.NONE.code() ? 0 : 1;
    }
    return active;
  }

  private boolean stragglers(int leads) {
    return Grid.stragglers(leads, second ? active() : size());
  }

  /** Takes over where leads stand; one that is being worked on is looked at when it comes back. */
  void wake(Standing woken, long now) {
    for (int k = 0; k < woken.size(); k++) {
      Integer i = indexOf.get(woken.leads()[k]);
      if (i != null && busy.get(i)) {
        again.set(i);
      }
    }
    merge(woken, now, true);
  }

  /** The due and idle leads by kind of work, in the order of the arrays; stragglers wait. */
  Map<Work, List<Integer>> due(long now) {
    Map<Work, List<Integer>> due = dueBy(now);
    due.values()
        .removeIf(
            leads -> stragglers(leads.size()) && Grid.nextForStragglers(firstDue(leads)) > now);
    return due;
  }

  private Map<Work, List<Integer>> dueBy(long time) {
    var due = new TreeMap<Work, List<Integer>>();
    for (int i = 0; i < size(); i++) {
      int work = standing.work()[i];
      if (work != Work.NONE.code() && !busy.get(i) && standing.dueAt()[i] <= time) {
        due.computeIfAbsent(Work.of(work), w -> new ArrayList<>()).add(i);
      }
    }
    return due;
  }

  private long firstDue(List<Integer> leads) {
    return leads.stream().mapToLong(i -> standing.dueAt()[i]).min().orElse(Standing.PARKED);
  }

  /** When the next idle leads go out, epoch milliseconds; {@link Standing#PARKED} if none do. */
  long nextOut(long now) {
    long next = Standing.PARKED;
    for (List<Integer> leads : dueBy(Standing.PARKED - 1).values()) {
      next = Math.min(next, nextOut(leads, now));
    }
    return next;
  }

  private long nextOut(List<Integer> sameWork, long now) {
    long first = firstDue(sameWork);
    long tick = Grid.next(Math.max(first, now), size());
    long ready = sameWork.stream().filter(i -> standing.dueAt()[i] <= tick).count();
    return stragglers((int) ready) ? Grid.nextForStragglers(first) : tick;
  }

  /** When the next idle lead is due, epoch milliseconds; {@link Standing#PARKED} if none is. */
  long nextDue() {
    long next = Standing.PARKED;
    for (int i = 0; i < size(); i++) {
      if (standing.work()[i] != Work.NONE.code() && !busy.get(i)) {
        next = Math.min(next, standing.dueAt()[i]);
      }
    }
    return next;
  }

  Chunk take(CohortRef cohort, List<Integer> leads) {
    long[] ids = new long[leads.size()];
    int[] versions = new int[leads.size()];
    for (int k = 0; k < ids.length; k++) {
      int i = leads.get(k);
      ids[k] = standing.leads()[i];
      versions[k] = standing.version()[i];
      busy.set(i);
    }
    return new Chunk(cohort, ids, versions);
  }

  void release(Chunk chunk) {
    for (long lead : chunk.leads()) {
      busy.clear(index(lead));
    }
  }

  /** Takes over where the leads of a chunk stand after it. */
  void merge(Standing moved, long now) {
    merge(moved, now, false);
  }

  private void merge(Standing told, long now, boolean wake) {
    for (int k = 0; k < told.size(); k++) {
      Integer i = indexOf.get(told.leads()[k]);
      if (i == null || busy.get(i) || second && told.version()[k] < standing.version()[i]) {
        continue;
      }
      // A wake-up can come late, after one that was sent behind it: it may bring a lead forward,
      // never back.
      boolean same = second && wake && told.version()[k] == standing.version()[i];
      long due = told.dueAt()[k];
      standing.dueAt()[i] = same ? Math.min(due, standing.dueAt()[i]) : due;
      standing.work()[i] = told.work()[k];
      standing.step()[i] = told.step()[k];
      standing.version()[i] = told.version()[k];
      if (again.get(i)) {
        again.clear(i);
        standing.dueAt()[i] = Math.min(standing.dueAt()[i], now);
      }
    }
  }

  /** Names of the steps that these leads are at, for a summary. */
  String stepsOf(Chunk chunk) {
    var names = new TreeMap<Integer, String>();
    for (long lead : chunk.leads()) {
      int step = standing.step()[index(lead)];
      names.put(step, steps[step]);
    }
    return String.join(", ", names.values());
  }

  /** How many leads are at which step, as Markdown for the engine's UI. */
  String details() {
    var counts = new TreeMap<Integer, Integer>();
    int ended = 0;
    int parked = 0;
    for (int i = 0; i < size(); i++) {
      if (standing.work()[i] == Work.NONE.code()) {
        ended++;
      } else {
        counts.merge(standing.step()[i], 1, Integer::sum);
        parked += standing.dueAt()[i] == Standing.PARKED && !busy.get(i) ? 1 : 0;
      }
    }
    var text = new StringBuilder(size() + " leads, " + ended + " ended, " + parked + " parked\n");
    counts.forEach((step, n) -> text.append("\n- ").append(steps[step]).append(": ").append(n));
    long next = nextDue();
    if (next != Standing.PARKED) {
      text.append("\n\nNext due ").append(Instant.ofEpochMilli(next));
    }
    return text.toString();
  }

  List<LeadStanding> positions(long enrollment) {
    var positions = new ArrayList<LeadStanding>();
    for (int i = 0; i < size(); i++) {
      if (enrollment == 0 || standing.leads()[i] == enrollment) {
        long due = standing.dueAt()[i];
        positions.add(
            new LeadStanding(
                standing.leads()[i],
                steps[standing.step()[i]],
                Work.of(standing.work()[i]).label(),
                due == Standing.PARKED ? "parked" : Instant.ofEpochMilli(due).toString(),
                busy.get(i)));
      }
    }
    return positions;
  }

  private int index(long lead) {
    Integer i = indexOf.get(lead);
    if (i == null) {
      throw new IllegalArgumentException("Lead " + lead + " is not of this cohort");
    }
    return i;
  }
}
