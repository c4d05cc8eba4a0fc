package dev.drumbeat.api.campaign;

import io.swagger.v3.oas.annotations.ExternalDocumentation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A full definition as the API's description shows it; its own schema says the rest. */
@Schema(
    name = "CampaignDefinition",
    description = "A journey in full, as the schema at /api/schema/campaign describes it",
    externalDocs = @ExternalDocumentation(url = "/api/schema/campaign"))
record DefinitionSchema(
    String name,
    List<ShortFormSchema.ChannelName> channels,
    Map<String, Object> audience,
    @Nullable Map<String, Object> enroll,
    @Nullable String isolation,
    @Nullable String priority,
    @Nullable Map<String, Object> policy,
    @Nullable List<Map<String, Object>> exitOn,
    @Nullable Map<String, Object> goal,
    String start,
    Map<String, Map<String, Object>> steps) {}
