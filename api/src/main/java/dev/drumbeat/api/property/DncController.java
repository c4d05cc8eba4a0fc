package dev.drumbeat.api.property;

import dev.drumbeat.api.property.DncImporter.Imported;
import dev.drumbeat.api.web.Caller;
import dev.drumbeat.api.web.Data;
import dev.drumbeat.api.web.Listing;
import dev.drumbeat.api.web.Paging;
import dev.drumbeat.api.web.Refusal;
import dev.drumbeat.db.dnc.DncList;
import dev.drumbeat.db.dnc.DncStore;
import dev.drumbeat.db.page.Page;
import dev.drumbeat.db.page.Window;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springdoc.core.annotations.ParameterObject;
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

/** Do-not-call lists: national, of a state, one's own, of litigators, of reassigned numbers. */
@RestController
@RequestMapping("/api/do-not-call-lists")
@Tag(name = "Do-not-call lists")
final class DncController {
  private final DncImporter importer;
  private final DncStore lists;
  private final Clock clock;

  DncController(DncImporter importer, DncStore lists, Clock clock) {
    this.importer = importer;
    this.lists = lists;
    this.clock = clock;
  }

  @Operation(
      summary = "Import a list, or a newer version of one",
      description =
          "A national, state or reassigned list takes the place of its older version; one's own and"
              + " litigators' only grow. Bad rows are reported as of any import.")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.MULTIPART_FORM_DATA_VALUE,
              schema = @Schema(implementation = DncFormSchema.class)))
  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<Data<DncListView>> createDoNotCallList(
      Caller caller, @Parameter(hidden = true) MultipartHttpServletRequest request)
      throws IOException {
    DncForm form = DncForm.read(request, today());
    String fileName = ImportForm.fileName(form.file());
    Imported done = importer.run(caller.workspace(), fileName, form);
    return Data.created(
        "/api/do-not-call-lists/" + done.list().id(),
        DncListView.of(done.list(), today(), ImportView.of(done.report())));
  }

  @Operation(summary = "List do-not-call lists, by name, with their age")
  @GetMapping
  Listing<DncListView> listDoNotCallLists(Caller caller, @ParameterObject DncQuery query) {
    Window window = Paging.window(query.limit(), query.offset());
    List<DncList> all =
        lists.list(caller.workspace()).stream()
            .filter(each -> query.kind() == null || each.kind() == query.kind())
            .toList();
    List<DncList> part = all.stream().skip(window.offset()).limit(window.limit()).toList();
    return Listing.of(
        new Page<>(part, all.size()), window, each -> DncListView.of(each, today(), null));
  }

  @Operation(summary = "Read a do-not-call list")
  @GetMapping("/{id}")
  Data<DncListView> readDoNotCallList(Caller caller, @PathVariable UUID id) {
    return lists.list(caller.workspace()).stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .map(each -> new Data<>(DncListView.of(each, today(), null)))
        .orElseThrow(() -> Refusal.notFound("list"));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC);
  }
}
