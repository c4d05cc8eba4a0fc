package dev.drumbeat.journey.machine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one trigger did.
 *
 * @param next the position to store; equal to the one before when nothing moved
 * @param consumed ids of the events that this move used up
 */
public record Move(
    Position next,
    @Nullable Ending ending,
    List<Note> notes,
    List<Long> consumed,
    List<FieldUpdate> updates) {
  public Move {
    notes = List.copyOf(notes);
    consumed = List.copyOf(consumed);
    updates = List.copyOf(updates);
  }
}
