package dev.drumbeat.db.dnc;

/** What kind of list it is. */
public enum DncKind {
  NATIONAL,
  STATE,
  /** The workspace's own; an import only adds to it. */
  INTERNAL,
  /** People who sue; an import only adds to it. */
  LITIGATOR,
  /** Numbers that have another holder since a date: what the former one agreed to is void. */
  REASSIGNED;

  /** Whether a newer version takes the place of the older one, entries that are gone included. */
  boolean isReplaced() {
    return switch (this) {
      case NATIONAL, STATE, REASSIGNED -> true;
      case INTERNAL, LITIGATOR -> false;
    };
  }
}
