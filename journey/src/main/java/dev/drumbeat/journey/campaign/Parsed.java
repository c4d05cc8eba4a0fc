package dev.drumbeat.journey.campaign;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A definition, or why there is none.
 *
 * @param definition null when a problem is an ERROR
 */
public record Parsed(@Nullable CampaignDefinition definition, List<Problem> problems) {
  public Parsed {
    problems = List.copyOf(problems);
  }

  public boolean valid() {
    return definition != null;
  }
}
