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

  /** Levenshtein, without regard to case. */
  static int distance(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
