package dev.drumbeat.db.enrollment;

import dev.drumbeat.journey.machine.Ending;
import dev.drumbeat.journey.machine.Note;
import dev.drumbeat.journey.machine.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A prospect that enters a run.
 *
 * @param position where it enters, {@code dueAt} in real time
 * @param ending set when the journey ends as it begins
 */
public record NewEnrollment(
    Prospect prospect, Position position, @Nullable Ending ending, List<Note> notes) {}
