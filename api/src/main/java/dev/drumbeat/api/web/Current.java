package dev.drumbeat.api.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is there instead of what a writer took to be there.
 *
 * @param changedBy null where it is not known
 * @param changed JSON pointers of what was changed since the version of the writer's If-Match; null
 *     when that version is not kept
 * @param differs JSON pointers of where the writer's body differs from what is there; null when
 *     there was no body
 */
@Schema(description = "What is there instead of what the writer took to be there")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Current(
    @Schema(example = "\"8\"") String etag,
    int version,
    Instant changedAt,
    @Nullable String changedBy,
    @Nullable List<String> changed,
    @Nullable List<String> differs) {}
