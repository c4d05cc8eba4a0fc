package dev.drumbeat.journey.template;

import java.util.Set;
import java.util.TreeSet;

/** The fields that one rendering lacked. */
final class MissingFields {
  private final Set<String> names = new TreeSet<>();

  void add(String name) {
    names.add(name);
  }

  Set<String> names() {
    return names;
  }
}
