package dev.drumbeat.api.template;

import dev.drumbeat.api.input.Fault;
import dev.drumbeat.api.web.Caller;
import dev.drumbeat.api.web.Data;
import dev.drumbeat.api.web.IfMatch;
import dev.drumbeat.api.web.Listing;
import dev.drumbeat.api.web.Once;
import dev.drumbeat.api.web.Paging;
import dev.drumbeat.api.web.Refusal;
import dev.drumbeat.db.Database;
import dev.drumbeat.db.page.Window;
import dev.drumbeat.db.template.NewTemplate;
import dev.drumbeat.db.template.Template;
import dev.drumbeat.db.template.TemplateStore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Templates: texts that steps of campaigns name. */
@RestController
@RequestMapping("/api/templates")
@Tag(name = "Templates")
final class TemplateController {
  private static final String TAKEN = "A template has that name already";

  private final Database database;
  private final TemplateStore templates;
  private final TemplateDrafts drafts;

  TemplateController(Database database, TemplateStore templates, TemplateDrafts drafts) {
    this.database = database;
    this.templates = templates;
    this.drafts = drafts;
  }

  @Operation(summary = "Create a template; steps may name it once it is published")
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<Data<TemplateView>> create(
      Caller caller,
      @RequestHeader(name = Once.HEADER, required = false) @Nullable String key,
      @RequestBody TemplateInput input) {
    byte[] request = input.toString().getBytes(StandardCharsets.UTF_8);
    Once once = Once.of(key, "POST /api/templates", request);
    NewTemplate template = input.checked(caller.name());
    List<Fault> warnings = TemplateDrafts.warnings(template.channel(), template.draft());
    UUID workspace = caller.workspace();
    UUID id =
        Refusal.onConflict(
            TAKEN,
            () ->
                database.inWorkspace(
                    workspace,
                    tx ->
                        once.make(
                            tx, workspace, () -> TemplateStore.create(tx, workspace, template))));
    Template created = find(caller, id);
    return ResponseEntity.created(URI.create("/api/templates/" + id))
        .eTag(IfMatch.tag(created.draftVersion()))
        .body(new Data<>(TemplateView.of(created, warnings)));
  }

  @Operation(summary = "List templates by name")
  @GetMapping
  Listing<TemplateView> list(Caller caller, @ParameterObject TemplateQuery query) {
    Window window = Paging.window(query.limit(), query.offset());
    return Listing.of(
        templates.list(caller.workspace(), query.channel(), window),
        window,
        template -> TemplateView.of(template, List.of()));
  }

  @Operation(summary = "Read a template; its ETag names the draft")
  @GetMapping("/{id}")
  ResponseEntity<Data<TemplateView>> read(Caller caller, @PathVariable UUID id) {
    return tagged(find(caller, id), List.of());
  }

  @Operation(summary = "Replace the draft that was read; 412 says what another has changed since")
  @PutMapping("/{id}")
  ResponseEntity<Data<TemplateView>> update(
      Caller caller,
      @PathVariable UUID id,
      @Parameter(required = true, description = "The ETag of the draft that was read, or *")
          @RequestHeader(name = IfMatch.HEADER, required = false)
          @Nullable String ifMatch,
      @RequestBody ContentInput input) {
    Template template = find(caller, id);
    IfMatch expected = IfMatch.required(ifMatch);
    List<Fault> warnings = TemplateDrafts.warnings(template.channel(), input.content());
    return tagged(drafts.edit(caller, id, input.content(), expected), warnings);
  }

  @Operation(
      summary = "Publish the draft as the next version",
      description =
          "Campaigns take it when they are published next; running ones keep what they have")
  @PostMapping("/{id}/versions")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<Data<TemplateVersionView>> publishTemplate(
      Caller caller,
      @PathVariable UUID id,
      @RequestHeader(name = IfMatch.HEADER, required = false) @Nullable String ifMatch) {
    Template template = drafts.expect(caller, find(caller, id), IfMatch.given(ifMatch));
    TemplateVersionView version =
        TemplateVersionView.of(templates.publish(caller.workspace(), id, template.draft()));
    return Data.created("/api/templates/" + id + "/versions/" + version.number(), version);
  }

  @Operation(summary = "List the published versions, newest first")
  @GetMapping("/{id}/versions")
  Listing<TemplateVersionView> listTemplateVersions(
      Caller caller, @PathVariable UUID id, @ParameterObject TemplateVersionQuery query) {
    find(caller, id);
    Window window = Paging.window(query.limit(), query.offset());
    return Listing.of(
        templates.versions(caller.workspace(), id, window), window, TemplateVersionView::of);
  }

  @Operation(summary = "Read a published version")
  @GetMapping("/{id}/versions/{number}")
  Data<TemplateVersionView> readTemplateVersion(
      Caller caller, @PathVariable UUID id, @PathVariable int number) {
    return templates
        .version(caller.workspace(), id, number)
        .map(version -> new Data<>(TemplateVersionView.of(version)))
        .orElseThrow(() -> Refusal.notFound("version"));
  }

  private Template find(Caller caller, UUID id) {
    return templates.find(caller.workspace(), id).orElseThrow(() -> Refusal.notFound("template"));
  }

  private static ResponseEntity<Data<TemplateView>> tagged(
      Template template, List<Fault> problems) {
    return ResponseEntity.ok()
        .eTag(IfMatch.tag(template.draftVersion()))
        .body(new Data<>(TemplateView.of(template, problems)));
  }
}
