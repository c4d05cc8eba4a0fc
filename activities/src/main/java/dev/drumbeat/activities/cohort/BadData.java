package dev.drumbeat.activities.cohort;

import dev.drumbeat.db.enrollment.Lead;
import dev.drumbeat.db.enrollment.LeadStore;
import dev.drumbeat.db.enrollment.TimelineEntry;
import io.temporal.failure.TemporalException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;

/** Data that cannot be worked with: it holds its own lead, with the reason, and no other. */
public final class BadData {
  private static final String HOLD = "BAD_DATA";
  private static final int MOST = 300;

  private BadData() {}

  /** Whether a failure can be of the data, rather than of the database or the engine. */
  static boolean isPossible(RuntimeException e) {
    return e instanceof DataAccessException refused
        ? refused.sqlState().startsWith("22") || refused.sqlState().startsWith("23")
        : !(e instanceof TemporalException);
  }

  /** Holds a lead at its step until somebody has mended its data. */
  public static void hold(DSLContext tx, CohortContext context, long id, RuntimeException why) {
    Mover mover = Mover.lock(tx, context, List.of(id));
    Lead lead = Objects.requireNonNull(LeadStore.leads(tx, List.of(id)).get(id));
    mover.hold(lead, null, HOLD);
    mover.note(
        TimelineEntry.of(
                id,
                "HELD",
                lead.position().step(),
                lead.position().visit(),
                "Its data cannot be worked with: " + reason(why))
            .because(HOLD, Map.of("failure", why.getClass().getSimpleName())));
    mover.write();
  }

  /** Without the statement and the values in it, which are the lead's. */
  public static String reason(RuntimeException why) {
    Throwable root = why;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String text =
        String.valueOf(root.getMessage()).lines().findFirst().orElse("").replace("\0", "\\u0000");
    return text.length() > MOST ? text.substring(0, MOST) : text;
  }
}
