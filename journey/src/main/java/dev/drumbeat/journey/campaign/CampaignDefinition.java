package dev.drumbeat.journey.campaign;

import dev.drumbeat.journey.Channel;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A campaign as published: who, by which rules, along which steps. {@link CampaignParser} makes one
 * and finds what is wrong with it; {@link CampaignJson} stores it.
 */
public record CampaignDefinition(
    String name,
    List<Channel> channels,
    Audience audience,
    Enroll enroll,
    Isolation isolation,
    Priority priority,
    Policy policy,
    List<ExitRule> exitOn,
    @Nullable Goal goal,
    String start,
    SequencedMap<String, Step> steps) {
  public static final int NAME_LIMIT = 100;
  public static final int STEP_LIMIT = 200;
  public static final int VISIT_LIMIT = 50;
  public static final int BODY_LIMIT = 1600;

  public CampaignDefinition {
    channels = List.copyOf(new LinkedHashSet<>(channels));
    exitOn = List.copyOf(exitOn);
    steps = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(steps));
  }

  CampaignDefinition withSteps(SequencedMap<String, Step> others) {
    return new CampaignDefinition(
        name, channels, audience, enroll, isolation, priority, policy, exitOn, goal, start, others);
  }

  /**
   * The step of that id.
   *
   * @throws IllegalArgumentException when this definition has none
   */
  public Step step(String id) {
    Step step = steps.get(id);
    if (step == null) {
      throw new IllegalArgumentException("no step '" + id + "' in campaign '" + name + "'");
    }
    return step;
  }
}
