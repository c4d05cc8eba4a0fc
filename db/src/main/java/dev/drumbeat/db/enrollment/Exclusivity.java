package dev.drumbeat.db.enrollment;

import org.jooq.DSLContext;

/** How many enrollments may be active at a time, over all campaigns of the workspace. */
public enum Exclusivity {
  /** As many as there are campaigns. */
  NONE,
  /** One of each owner, by whichever of their properties or contacts. */
  OWNER;

  /** The workspace's rule. */
  public static Exclusivity of(DSLContext tx) {
    return valueOf(
        tx.fetchSingle("select exclusivity from workspace where id = current_workspace()")
            .get(0, String.class));
  }

  /** Sets the workspace's rule, for who is enrolled from now on. */
  public static void set(DSLContext tx, Exclusivity exclusivity) {
    tx.execute(
        "update workspace set exclusivity = ? where id = current_workspace()", exclusivity.name());
  }
}
