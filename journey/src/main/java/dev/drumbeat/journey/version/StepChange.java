package dev.drumbeat.journey.version;

import java.util.List;

/**
 * What became of one step.
 *
 * @param type in the newer version, where it is there
 * @param fields of a step that CHANGED; a changed type is the field {@code type}
 */
public record StepChange(String step, Kind kind, String type, List<FieldChange> fields) {
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED,
    UNCHANGED
  }

  public StepChange {
    fields = List.copyOf(fields);
  }
}
