package dev.drumbeat.journey.walk;

import dev.drumbeat.journey.machine.Note;
import dev.drumbeat.journey.preview.FieldPreview;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step on the way.
 *
 * @param at when the lead came to it
 * @param local the same by the recipient's clock
 * @param actedAt when its effect is sent, after the hours that it waits for; null for no effect
 * @param texts what is sent, asked or said
 * @param outcome what was assumed, drawn or came; null for a step that has none
 * @param costMicros millionths of a US dollar
 * @param notes why it went on as it did, as the timeline would say
 */
public record Stop(
    String step,
    int visit,
    String type,
    Instant at,
    LocalDateTime local,
    @Nullable Instant actedAt,
    List<FieldPreview> texts,
    @Nullable String outcome,
    long costMicros,
    List<Note> notes) {
  public Stop {
    texts = List.copyOf(texts);
    notes = List.copyOf(notes);
  }
}
