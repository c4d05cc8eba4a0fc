package dev.drumbeat.local.crash;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * The order of faults for a seed: rounds, in each of which every fault comes once, shuffled anew.
 * So a test that has time for one round has seen them all.
 */
public final class FaultOrder {
  private final Random random;
  private final List<Fault> faults;
  private final Deque<Fault> round = new ArrayDeque<>();

  public FaultOrder(long seed, Set<Fault> faults) {
    if (faults.isEmpty()) {
      throw new IllegalArgumentException("no faults");
    }
    this.random = new Random(seed);
    this.faults = faults.stream().sorted().toList();
  }

  /** How many make a round. */
  public int roundSize() {
    return faults.size();
  }

  /** The next fault; there is always another round. */
  public Fault next() {
    if (round.isEmpty()) {
      List<Fault> shuffled = new ArrayList<>(faults);
      Collections.shuffle(shuffled, random);
      round.addAll(shuffled);
    }
    return round.remove();
  }

  /** A time between the two, drawn by the seed. */
  public Duration between(Duration least, Duration most) {
    return least.plusMillis(random.nextLong(most.minus(least).toMillis() + 1));
  }

  /** A coin, tossed by the seed. */
  public boolean coin() {
    return random.nextBoolean();
  }
}
