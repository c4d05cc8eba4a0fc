package dev.drumbeat.journey.campaign;

import dev.drumbeat.journey.time.LocalWindow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The campaign's own limits, inside what the law allows.
 *
 * @param window when to send, by the recipient's clock; null means whenever the law allows
 * @param pace how fast; null means no limit of its own
 * @param budget what each run may spend; null means no limit of its own
 * @param trackLinks whether links of e-mails lead by way of the API, which tells of clicks
 */
public record Policy(
    @Nullable LocalWindow window,
    List<Cap> caps,
    @Nullable Pace pace,
    @Nullable Money budget,
    boolean trackLinks) {
  public static final Policy NONE = new Policy(null, List.of(), null, null, false);

  public Policy {
    caps = List.copyOf(caps);
  }
}
