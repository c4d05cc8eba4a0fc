package dev.drumbeat.api.campaign;

import dev.drumbeat.journey.campaign.CampaignSchema;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The schema of definitions, for editors; needs no key, because they send none. */
@RestController
@Tag(name = "Campaigns")
@SecurityRequirements
final class SchemaController {
  @Operation(summary = "The JSON Schema of a campaign's definition")
  @ApiResponse(
      responseCode = "200",
      description = "OK",
      content = @Content(schema = @Schema(type = "object")))
  @GetMapping(path = "/api/schema/campaign", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<String> readCampaignSchema() {
    return ResponseEntity.ok(CampaignSchema.json());
  }
}
