package dev.drumbeat.simulator.engine;

import dev.drumbeat.simulator.http.Json;
import dev.drumbeat.simulator.log.Progress;
import dev.drumbeat.simulator.log.ProgressLog;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Notes what was done, with the time of the simulator's clock. */
public record Journal(ProgressLog log, Clock clock) {
  public Progress note(String provider, String id, String what) {
    return note(provider, id, what, null);
  }

  /** What was noted, with its time. */
  public Progress note(String provider, String id, String what, @Nullable Object data) {
    JsonNode tree = data == null ? null : Json.MAPPER.valueToTree(data);
    return note(new Progress(clock.instant(), provider, id, what, tree));
  }

  /** Notes what was done at another time than now. */
  public Progress note(Progress progress) {
    log.note(progress);
    return progress;
  }
}
