package dev.drumbeat.api.contact;

import dev.drumbeat.api.web.Caller;
import dev.drumbeat.api.web.Data;
import dev.drumbeat.api.web.Listing;
import dev.drumbeat.api.web.Paging;
import dev.drumbeat.api.web.Refusal;
import dev.drumbeat.db.contact.Owner;
import dev.drumbeat.db.contact.OwnerStore;
import dev.drumbeat.db.page.Window;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
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

/** Owners: people and companies that own properties. */
@RestController
@RequestMapping("/api/owners")
@Tag(name = "Owners")
final class OwnerController {
  private static final String TAKEN = "There is an owner of that name and mailing address already";

  private final OwnerStore owners;

  OwnerController(OwnerStore owners) {
    this.owners = owners;
  }

  @Operation(summary = "Create an owner")
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<Data<OwnerView>> create(Caller caller, @RequestBody OwnerInput input) {
    Owner owner =
        Refusal.onConflict(TAKEN, () -> owners.create(caller.workspace(), input.wanted()));
    return Data.created("/api/owners/" + owner.id(), OwnerView.of(owner));
  }

  @Operation(summary = "List owners")
  @GetMapping
  Listing<OwnerView> list(Caller caller, @ParameterObject OwnerQuery query) {
    Window window = Paging.window(query.limit(), query.offset());
    return Listing.of(owners.list(caller.workspace(), query.q(), window), window, OwnerView::of);
  }

  @Operation(summary = "Read an owner")
  @GetMapping("/{id}")
  Data<OwnerView> read(Caller caller, @PathVariable long id) {
    return owners
        .find(caller.workspace(), id)
        .map(owner -> new Data<>(OwnerView.of(owner)))
        .orElseThrow(() -> Refusal.notFound("owner"));
  }

  @Operation(summary = "Replace an owner")
  @PutMapping("/{id}")
  Data<OwnerView> update(Caller caller, @PathVariable long id, @RequestBody OwnerInput input) {
    return Refusal.onConflict(TAKEN, () -> owners.update(caller.workspace(), id, input.wanted()))
        .map(owner -> new Data<>(OwnerView.of(owner)))
        .orElseThrow(() -> Refusal.notFound("owner"));
  }

  @Operation(summary = "Delete an owner with its contacts")
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(Caller caller, @PathVariable long id) {
    String used = "It owns a property or was enrolled";
    if (!Refusal.onConflict(used, () -> owners.delete(caller.workspace(), id))) {
      throw Refusal.notFound("owner");
    }
  }
}
