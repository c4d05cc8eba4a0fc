package dev.drumbeat.db.timeline;

import static com.fasterxml.jackson.annotation.JsonFormat.Shape.STRING;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One lead on its way through a run.
 *
 * @param dueAt when its work is due; null while it is parked or has ended
 * @param hold the rule that holds it back now
 * @param phone the one that was chosen and kept; likewise the e-mail address
 */
public record EnrollmentView(
    @JsonFormat(shape = STRING) long id,
    UUID campaignId,
    UUID runId,
    int cohort,
    @JsonFormat(shape = STRING) @Nullable Long propertyId,
    @JsonFormat(shape = STRING) @Nullable Long ownerId,
    @JsonFormat(shape = STRING) @Nullable Long contactId,
    @Nullable String property,
    @Nullable String phone,
    @Nullable String email,
    String state,
    String step,
    int visit,
    String phase,
    @Nullable Instant dueAt,
    @Nullable String hold,
    Map<String, Object> outcomes,
    Map<String, Object> fields,
    @Nullable String outcome,
    @Nullable String reason,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant endedAt) {}
