package dev.drumbeat.workflows.cohort;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Moves leads on whose wait is over or whose event came, without an effect on the world. */
@ActivityInterface
public interface JourneyActivities {
  @ActivityMethod(name = "Advance")
  Moved advance(Chunk chunk);
}
