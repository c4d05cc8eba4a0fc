package dev.drumbeat.api.campaign;

import dev.drumbeat.api.input.Fault;
import dev.drumbeat.api.input.InvalidRequest;
import dev.drumbeat.api.web.Caller;
import dev.drumbeat.api.web.Data;
import dev.drumbeat.api.web.IfMatch;
import dev.drumbeat.api.web.Listing;
import dev.drumbeat.api.web.Once;
import dev.drumbeat.api.web.Paging;
import dev.drumbeat.api.web.Refusal;
import dev.drumbeat.db.Database;
import dev.drumbeat.db.campaign.Campaign;
import dev.drumbeat.db.campaign.CampaignStore;
import dev.drumbeat.db.campaign.Draft;
import dev.drumbeat.db.page.Window;
import dev.drumbeat.journey.campaign.CampaignDefinition;
import dev.drumbeat.journey.campaign.CampaignJson;
import dev.drumbeat.journey.campaign.Format;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Campaigns: what their operators edit and publish. */
@RestController
@RequestMapping("/api/campaigns")
@Tag(name = "Campaigns")
final class CampaignController {
  static final String YAML = "application/yaml";

  private final Database database;
  private final CampaignStore campaigns;
  private final Definitions definitions;
  private final Drafts drafts;

  CampaignController(
      Database database, CampaignStore campaigns, Definitions definitions, Drafts drafts) {
    this.database = database;
    this.campaigns = campaigns;
    this.drafts = drafts;
    this.definitions = definitions;
  }

  @Operation(summary = "Create a campaign, by the short form or a full definition")
  @DefinitionBody
  @PostMapping(consumes = {MediaType.APPLICATION_JSON_VALUE, YAML})
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<Data<CampaignView>> create(
      Caller caller,
      @RequestHeader("Content-Type") MediaType type,
      @RequestHeader(name = Once.HEADER, required = false) @Nullable String key,
      @RequestBody byte[] definition) {
    Once once = Once.of(key, "POST /api/campaigns", definition);
    var parsed = definitions.parse(caller.workspace(), definition, format(type));
    Draft draft = parsed.draft(caller);
    UUID workspace = caller.workspace();
    UUID id =
        database.inWorkspace(
            workspace,
            tx -> once.make(tx, workspace, () -> CampaignStore.create(tx, workspace, draft)));
    Campaign campaign = find(caller, id);
    return ResponseEntity.created(URI.create("/api/campaigns/" + id))
        .eTag(IfMatch.tag(campaign.draftVersion()))
        .body(new Data<>(CampaignView.of(campaign, parsed.warnings())));
  }

  @Operation(summary = "List campaigns, newest first")
  @GetMapping
  Listing<CampaignView> list(Caller caller, @ParameterObject CampaignQuery query) {
    Window window = Paging.window(query.limit(), query.offset());
    return Listing.of(
        campaigns.list(caller.workspace(), query.status(), window),
        window,
        campaign -> CampaignView.of(campaign, List.of()));
  }

  @Operation(summary = "Read a campaign; its ETag names the draft")
  @GetMapping("/{id}")
  ResponseEntity<Data<CampaignView>> read(Caller caller, @PathVariable UUID id) {
    return tagged(find(caller, id), List.of());
  }

  @Operation(summary = "Replace the draft that was read; 412 says what another has changed since")
  @DefinitionBody
  @PutMapping(
      path = "/{id}",
      consumes = {MediaType.APPLICATION_JSON_VALUE, YAML})
  ResponseEntity<Data<CampaignView>> update(
      Caller caller,
      @PathVariable UUID id,
      @RequestHeader("Content-Type") MediaType type,
      @Parameter(required = true, description = "The ETag of the draft that was read, or *")
          @RequestHeader(name = IfMatch.HEADER, required = false)
          @Nullable String ifMatch,
      @RequestBody byte[] definition) {
    find(caller, id);
    IfMatch expected = IfMatch.required(ifMatch);
    var parsed = definitions.parse(caller.workspace(), definition, format(type));
    return tagged(drafts.edit(caller, id, parsed.draft(caller), expected), parsed.warnings());
  }

  @Operation(summary = "Delete a campaign that never ran")
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(
      Caller caller,
      @PathVariable UUID id,
      @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable String ifMatch) {
    drafts.delete(caller, id, IfMatch.given(ifMatch));
  }

  @Operation(summary = "Find everything wrong with a definition; stores nothing")
  @DefinitionBody
  @PostMapping(
      path = "/validate",
      consumes = {MediaType.APPLICATION_JSON_VALUE, YAML})
  Data<ValidationView> validate(
      Caller caller,
      @RequestHeader("Content-Type") MediaType type,
      @RequestBody byte[] definition) {
    return new Data<>(
        ValidationView.of(definitions.problems(caller.workspace(), definition, format(type))));
  }

  @Operation(summary = "Publish the draft as the next version")
  @PostMapping("/{id}/versions")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<Data<VersionView>> publish(
      Caller caller,
      @PathVariable UUID id,
      @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable String ifMatch) {
    Campaign campaign = drafts.expect(caller, find(caller, id), IfMatch.given(ifMatch));
    CampaignDefinition draft = CampaignJson.read(campaign.draft());
    var faults = definitions.unready(caller.workspace(), draft);
    if (!faults.isEmpty()) {
      throw new InvalidRequest(faults);
    }
    String definition = CampaignJson.write(definitions.withTexts(caller.workspace(), draft));
    VersionView version = VersionView.of(campaigns.publish(caller.workspace(), id, definition));
    return Data.created("/api/campaigns/" + id + "/versions/" + version.number(), version);
  }

  @Operation(summary = "List the published versions, newest first")
  @GetMapping("/{id}/versions")
  Listing<VersionView> listVersions(
      Caller caller, @PathVariable UUID id, @ParameterObject VersionQuery query) {
    find(caller, id);
    Window window = Paging.window(query.limit(), query.offset());
    return Listing.of(campaigns.versions(caller.workspace(), id, window), window, VersionView::of);
  }

  @Operation(summary = "Read a published version")
  @GetMapping("/{id}/versions/{number}")
  Data<VersionView> readVersion(Caller caller, @PathVariable UUID id, @PathVariable int number) {
    return campaigns
        .version(caller.workspace(), id, number)
        .map(version -> new Data<>(VersionView.of(version)))
        .orElseThrow(() -> Refusal.notFound("version"));
  }

  private Campaign find(Caller caller, UUID id) {
    return campaigns.find(caller.workspace(), id).orElseThrow(() -> Refusal.notFound("campaign"));
  }

  private static ResponseEntity<Data<CampaignView>> tagged(
      Campaign campaign, List<Fault> problems) {
    return ResponseEntity.ok()
        .eTag(IfMatch.tag(campaign.draftVersion()))
        .body(new Data<>(CampaignView.of(campaign, problems)));
  }

  private static Format format(MediaType type) {
    return type.getSubtype().equals("yaml") ? Format.YAML : Format.JSON;
  }
}
