package dev.drumbeat.simulator.log;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One thing done about what was accepted: a status reached and told, a reply given.
 *
 * @param id the provider's id of what it was done about
 * @param what the provider's own word for it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Progress(
    Instant at, String provider, String id, String what, @Nullable JsonNode data) {}
