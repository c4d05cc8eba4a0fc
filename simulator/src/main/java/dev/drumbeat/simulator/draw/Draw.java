package dev.drumbeat.simulator.draw;

import java.util.List;

/**
 * A source of chance for one subject. The same seed, subject and aspect always draw the same value,
 * so a run can be repeated and a restart changes nothing.
 */
public record Draw(long base) {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  public static Draw of(long seed, String subject) {
    return new Draw(mix(hash(mix(seed), subject)));
  }

  /** Uniform in [0, 1). */
  public double unit(String aspect) {
    return (bits(aspect) >>> 11) * 0x1.0p-53;
  }

  public boolean chance(String aspect, double probability) {
    return unit(aspect) < probability;
  }

  /** Uniform in [0, bound). */
  public int below(String aspect, int bound) {
    return (int) (unit(aspect) * bound);
  }

  public double between(String aspect, double from, double to) {
    return from + unit(aspect) * (to - from);
  }

  public <T> T pick(String aspect, List<T> choices) {
    return choices.get(below(aspect, choices.size()));
  }

  public long bits(String aspect) {
    return mix(hash(base, aspect));
  }

  private static long hash(long start, String text) {
    long hash = FNV_OFFSET ^ start;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * FNV_PRIME;
    }
    return hash;
  }

  /** The finalizer of SplitMix64: FNV alone leaves the high bits of short texts alike. */
  private static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
