package dev.drumbeat.journey.campaign;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** What somebody may have meant. */
public final class Suggestions {
  private Suggestions() {}

  /** The known word that is nearest, when it is near: a letter in three may be wrong. */
  public static Optional<String> closest(String word, Collection<String> known) {
    int most = Math.max(1, word.length() / 3);
    return known.stream()
        .filter(each -> distance(word, each) <= most)
        .min(Comparator.comparingInt((String each) -> distance(word, each)).thenComparing(e -> e));
  }

  /** As a part of a sentence: {@code ; did you mean 'next'?}, or nothing. */
  public static String hint(String word, Collection<String> known) {
    return closest(word, known).map(each -> "; did you mean '" + each + "'?").orElse("");
  }

  /** Levenshtein's, without regard to case; two letters in the wrong order are one slip. */
  static int distance(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[][] at = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        at[i][j] = i == 0 || j == 0 ? i + j : cheapest(at, a, b, i, j);
      }
    }
    return at[a.length()][b.length()];
  }

  private static int cheapest(int[][] at, String a, String b, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int replaced = at[i - 1][j - 1] + (same ? 0 : 1);
    int least = Math.min(replaced, 1 + Math.min(at[i - 1][j], at[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, 1 + at[i - 2][j - 2]) : least;
  }
}
