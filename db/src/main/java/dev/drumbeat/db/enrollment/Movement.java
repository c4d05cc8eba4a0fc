package dev.drumbeat.db.enrollment;

import dev.drumbeat.journey.machine.Ending;
import dev.drumbeat.journey.machine.Position;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A lead's new position, to be written if it is still at the version that it was computed from.
 *
 * @param version that it was computed from
 * @param position {@code dueAt} in real time
 * @param hold the rule that holds the lead back, if one does
 * @param fields the enrollment's own fields to set
 */
public record Movement(
    long id,
    int version,
    Position position,
    @Nullable Ending ending,
    @Nullable String hold,
    Map<String, Object> fields) {}
