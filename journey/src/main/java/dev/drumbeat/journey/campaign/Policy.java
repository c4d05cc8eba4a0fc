package dev.drumbeat.journey.campaign;

import dev.drumbeat.journey.time.LocalWindow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The campaign's own limits, inside what the law allows.
 *
 * @param window when to send, by the recipient's clock; null means whenever the law allows
 * @param perMinute the most sends of this campaign a minute; null means no limit of its own
 */
public record Policy(@Nullable LocalWindow window, List<Cap> caps, @Nullable Integer perMinute) {
  public static final Policy NONE = new Policy(null, List.of(), null);

  public Policy {
    caps = List.copyOf(caps);
  }
}
