package dev.drumbeat.api.property;

import dev.drumbeat.api.input.Cursors;
import dev.drumbeat.api.web.Caller;
import dev.drumbeat.api.web.CursorListing;
import dev.drumbeat.api.web.Data;
import dev.drumbeat.api.web.Listing;
import dev.drumbeat.api.web.Paging;
import dev.drumbeat.api.web.Refusal;
import dev.drumbeat.db.page.Slice;
import dev.drumbeat.db.page.Window;
import dev.drumbeat.db.property.Import;
import dev.drumbeat.db.property.ImportIssue;
import dev.drumbeat.db.property.ImportStore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Imports: files of properties taken in, each with a report of what was wrong. */
@RestController
@RequestMapping("/api/imports")
@Tag(name = "Imports")
final class ImportController {
  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

  private final Importer importer;
  private final ImportStore imports;

  ImportController(Importer importer, ImportStore imports) {
    this.importer = importer;
    this.imports = imports;
  }

  @Operation(summary = "Import a CSV file of properties")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
              schema = @Schema(implementation = ImportFormSchema.class)))
  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<Data<ImportView>> create(
      Caller caller, @Parameter(hidden = true) MultipartHttpServletRequest request)
      throws IOException {
    Import done = importer.run(caller.workspace(), ImportForm.read(request));
    return Data.created("/api/imports/" + done.id(), ImportView.of(done));
  }

  @Operation(summary = "List imports, newest first")
  @GetMapping
  Listing<ImportView> list(Caller caller, @ParameterObject ImportQuery query) {
    Window window = Paging.window(query.limit(), query.offset());
    return Listing.of(
        imports.list(caller.workspace(), query.status(), window), window, ImportView::of);
  }

  @Operation(summary = "Read an import with its counts")
  @GetMapping("/{id}")
  Data<ImportView> read(Caller caller, @PathVariable UUID id) {
    return new Data<>(ImportView.of(find(caller, id)));
  }

  @Operation(summary = "List an import's issues, in the order of the file")
  @GetMapping("/{id}/issues")
  CursorListing<IssueView> listIssues(
      Caller caller, @PathVariable UUID id, @ParameterObject IssueQuery query) {
    find(caller, id);
    int limit = Paging.limit(query.limit());
    Slice<ImportIssue> slice =
        imports.issues(
            caller.workspace(), id, query.severity(), Cursors.after(query.cursor()), limit);
    return CursorListing.of(
        new Slice<>(slice.rows().stream().map(IssueView::of).toList(), slice.next()), limit);
  }

  @Operation(summary = "An import's issues as a CSV file")
  @GetMapping(path = "/{id}/report.csv", produces = "text/csv")
  ResponseEntity<String> readReport(Caller caller, @PathVariable UUID id) {
    find(caller, id);
    var file = ContentDisposition.attachment().filename("import-" + id + ".csv").build();
    return ResponseEntity.ok()
        .contentType(CSV)
        .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
        .body(ImportReport.of(imports, caller.workspace(), id));
  }

  private Import find(Caller caller, UUID id) {
    return imports.find(caller.workspace(), id).orElseThrow(() -> Refusal.notFound("import"));
  }
}
