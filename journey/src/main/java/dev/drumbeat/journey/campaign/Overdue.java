package dev.drumbeat.journey.campaign;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a lead whose wait ended long ago, because its run was paused, the system away or
 * the database restored. By default it goes on, as fast as the limits allow.
 *
 * @param skipAfter later than this, the text, e-mail or call that follows is skipped
 * @param shiftAfter later than this, the lead waits for the next such local time instead
 */
public record Overdue(@Nullable Duration skipAfter, @Nullable Duration shiftAfter) {
  public static final Overdue SEND = new Overdue(null, null);

  /** Whether what follows is skipped when it is that late. */
  public boolean skips(Duration late) {
    return skipAfter != null && late.compareTo(skipAfter) > 0;
  }

  /** Whether the wait begins anew when it is that late. */
  public boolean shifts(Duration late) {
    return shiftAfter != null && late.compareTo(shiftAfter) > 0;
  }
}
