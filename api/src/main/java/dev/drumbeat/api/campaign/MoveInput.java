package dev.drumbeat.api.campaign;

import dev.drumbeat.api.input.Fault;
import dev.drumbeat.api.input.InvalidRequest;
import jakarta.validation.constraints.Min;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * To which version a run is to be moved.
 *
 * @param version a published one
 * @param mapping step of the version that it is of to {@code KEEP} or a step of the other
 */
record MoveInput(@Min(1) int version, @Nullable Map<String, Object> mapping) {
  /**
   * The mapping.
   *
   * @throws InvalidRequest when something is mapped to no name
   */
  Map<String, String> steps() {
    var steps = new TreeMap<String, String>();
    if (mapping != null) {
      mapping.forEach((step, to) -> {
        if (!(to instanceof String name)) {
          String at = "/mapping/" + step.replace("~", "~0").replace("/", "~1");
          throw new InvalidRequest(
              List.of(Fault.error(at, "WRONG_TYPE", "Must be KEEP or the name of a step")));
        }
        steps.put(step, name);
      });
    }
    return steps;
  }
}
