package dev.drumbeat.api.operations;

import dev.drumbeat.api.web.Caller;
import dev.drumbeat.api.web.Data;
import dev.drumbeat.api.web.Listing;
import dev.drumbeat.api.web.Paging;
import dev.drumbeat.api.web.Refusal;
import dev.drumbeat.db.page.Window;
import dev.drumbeat.db.webhook.PoisonStore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The inbox: verified webhook events that are not applied yet, or were set aside as poison. */
@RestController
@RequestMapping("/api/inbox")
@Tag(name = "Inbox")
final class InboxController {
  private final PoisonStore inbox;

  InboxController(PoisonStore inbox) {
    this.inbox = inbox;
  }

  @Operation(summary = "List events that wait or were set aside, oldest first")
  @GetMapping
  Listing<InboxView> listInboxEvents(Caller caller, @ParameterObject InboxQuery query) {
    Window window = Paging.window(query.limit(), query.offset());
    return Listing.of(
        inbox.list(caller.workspace(), query.status(), window), window, InboxView::of);
  }

  @Operation(summary = "Read an event of the inbox; gone once it is applied")
  @GetMapping("/{id}")
  Data<InboxView> readInboxEvent(Caller caller, @PathVariable long id) {
    return inbox
        .find(caller.workspace(), id)
        .map(found -> new Data<>(InboxView.of(found)))
        .orElseThrow(() -> Refusal.notFound("event"));
  }

  @Operation(summary = "Let an event that was set aside be tried again")
  @PostMapping("/{id}/retry")
  Data<InboxView> retryInboxEvent(Caller caller, @PathVariable long id) {
    InboxView before = readInboxEvent(caller, id).data();
    if (!inbox.retry(caller.workspace(), id)) {
      throw Refusal.conflict("It is " + before.status() + ", so it is tried anyway");
    }
    return readInboxEvent(caller, id);
  }
}
