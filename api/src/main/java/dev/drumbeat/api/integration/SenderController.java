package dev.drumbeat.api.integration;

import dev.drumbeat.api.web.Caller;
import dev.drumbeat.api.web.Data;
import dev.drumbeat.api.web.Listing;
import dev.drumbeat.api.web.Paging;
import dev.drumbeat.api.web.Refusal;
import dev.drumbeat.db.integration.SenderStore;
import dev.drumbeat.db.page.Window;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Senders: numbers and addresses that messages and calls come from. */
@RestController
@RequestMapping("/api/senders")
@Tag(name = "Senders")
final class SenderController {
  private static final String TAKEN = "A sender of this channel has that key already";
  private static final String USED = "Something was sent from it, so it stays";

  private final SenderStore senders;

  SenderController(SenderStore senders) {
    this.senders = senders;
  }

  @Operation(summary = "Create a sender")
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<Data<SenderView>> create(Caller caller, @RequestBody SenderInput input) {
    var sender =
        Refusal.onConflict(TAKEN, () -> senders.create(caller.workspace(), input.checked()));
    return Data.created("/api/senders/" + sender.id(), SenderView.of(sender));
  }

  @Operation(summary = "List senders")
  @GetMapping
  Listing<SenderView> list(Caller caller, @ParameterObject SenderQuery query) {
    Window window = Paging.window(query.limit(), query.offset());
    return Listing.of(
        senders.list(caller.workspace(), query.channel(), window), window, SenderView::of);
  }

  @Operation(summary = "Read a sender")
  @GetMapping("/{id}")
  Data<SenderView> read(Caller caller, @PathVariable UUID id) {
    return senders
        .find(caller.workspace(), id)
        .map(SenderView::of)
        .map(Data::new)
        .orElseThrow(() -> Refusal.notFound("sender"));
  }

  @Operation(summary = "Replace a sender")
  @PutMapping("/{id}")
  Data<SenderView> update(Caller caller, @PathVariable UUID id, @RequestBody SenderInput input) {
    return Refusal.onConflict(TAKEN, () -> senders.update(caller.workspace(), id, input.checked()))
        .map(SenderView::of)
        .map(Data::new)
        .orElseThrow(() -> Refusal.notFound("sender"));
  }

  @Operation(summary = "Delete a sender")
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(Caller caller, @PathVariable UUID id) {
    if (!Refusal.onConflict(USED, () -> senders.delete(caller.workspace(), id))) {
      throw Refusal.notFound("sender");
    }
  }
}
