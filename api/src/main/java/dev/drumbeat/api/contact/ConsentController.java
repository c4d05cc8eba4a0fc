package dev.drumbeat.api.contact;

import dev.drumbeat.api.web.Caller;
import dev.drumbeat.api.web.Data;
import dev.drumbeat.api.web.Listing;
import dev.drumbeat.api.web.Paging;
import dev.drumbeat.api.web.Refusal;
import dev.drumbeat.db.contact.ConsentStore;
import dev.drumbeat.db.contact.Point;
import dev.drumbeat.db.page.Window;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Consents: who agreed to be contacted, on which channel, by which evidence. */
@RestController
@RequestMapping("/api/consents")
@Tag(name = "Consents")
final class ConsentController {
  private final ConsentStore consents;
  private final Clock clock;

  ConsentController(ConsentStore consents, Clock clock) {
    this.consents = consents;
    this.clock = clock;
  }

  @Operation(summary = "Record a consent; one of the same basis and channel is replaced")
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<Data<ConsentView>> add(Caller caller, @RequestBody ConsentInput input) {
    Point point = Addresses.point(input.channel(), input.value(), "/value");
    var added = consents.add(caller.workspace(), point, input.agreement(clock.instant()));
    return Data.created("/api/consents/" + added.id(), ConsentView.of(added));
  }

  @Operation(summary = "List consents, newest first")
  @GetMapping
  Listing<ConsentView> list(Caller caller, @ParameterObject ConsentQuery query) {
    Window window = Paging.window(query.limit(), query.offset());
    return Listing.of(
        consents.list(caller.workspace(), query.filter(), window), window, ConsentView::of);
  }

  @Operation(summary = "Read a consent")
  @GetMapping("/{id}")
  Data<ConsentView> read(Caller caller, @PathVariable long id) {
    return consents
        .find(caller.workspace(), id)
        .map(found -> new Data<>(ConsentView.of(found)))
        .orElseThrow(() -> Refusal.notFound("consent"));
  }

  /** Why, or how the person said so. */
  record WithdrawInput(@NotBlank @Size(max = 200) String reason) {}

  @Operation(summary = "Withdraw a consent: closes the channel as an opt-out does")
  @PostMapping("/{id}/withdraw")
  Data<ConsentView> withdraw(
      Caller caller, @PathVariable long id, @RequestBody WithdrawInput input) {
    String note = input.reason() + " (" + caller.name() + ")";
    return consents
        .withdraw(caller.workspace(), id, note)
        .map(found -> new Data<>(ConsentView.of(found)))
        .orElseThrow(() -> Refusal.notFound("consent"));
  }
}
