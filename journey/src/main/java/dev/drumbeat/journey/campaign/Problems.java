package dev.drumbeat.journey.campaign;

import dev.drumbeat.journey.campaign.Source.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The problems found so far, each with its place in the source. */
final class Problems {
  /** A definition with more is not helped by a longer list. */
  private static final int LIMIT = 200;

  private final Map<String, Place> places;
  private final List<Problem> all = new ArrayList<>();

  Problems(Map<String, Place> places) {
    this.places = places;
  }

  void error(String pointer, String code, String message) {
    add(pointer, code, Severity.ERROR, message, null);
  }

  void error(String pointer, String code, String message, @Nullable String fix) {
    add(pointer, code, Severity.ERROR, message, fix);
  }

  void warning(String pointer, String code, String message, @Nullable String fix) {
    add(pointer, code, Severity.WARNING, message, fix);
  }

  boolean hasErrors() {
    return all.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
  }

  /** In the order of the source. */
  List<Problem> list() {
    return all.stream()
        .sorted(
            Comparator.comparing((Problem p) -> p.line() == null ? 0 : p.line())
                .thenComparing(p -> p.column() == null ? 0 : p.column()))
        .toList();
  }

  void add(String pointer, String code, Severity severity, String message, @Nullable String fix) {
    boolean said = all.stream().anyMatch(p -> p.pointer().equals(pointer) && p.code().equals(code));
    if (!said && all.size() < LIMIT) {
      Place place = place(pointer);
      Integer line = place == null ? null : place.line();
      Integer column = place == null ? null : place.column();
      all.add(new Problem(pointer, code, severity, message, fix, line, column));
    }
  }

  /** Of the value, or of what it is missing from. */
  private @Nullable Place place(String pointer) {
    String at = pointer;
    while (!places.containsKey(at) && !at.isEmpty()) {
      at = at.substring(0, at.lastIndexOf('/'));
    }
    return places.get(at);
  }
}
