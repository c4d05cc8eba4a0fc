package dev.drumbeat.api.contact;

import dev.drumbeat.api.input.Fault;
import dev.drumbeat.api.input.InvalidRequest;
import dev.drumbeat.api.web.Caller;
import dev.drumbeat.api.web.Data;
import dev.drumbeat.api.web.Listing;
import dev.drumbeat.api.web.Paging;
import dev.drumbeat.api.web.Refusal;
import dev.drumbeat.db.contact.Contact;
import dev.drumbeat.db.contact.ContactStore;
import dev.drumbeat.db.contact.NewContact;
import dev.drumbeat.db.page.Window;
import dev.drumbeat.db.property.PropertyStore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
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

/** Contacts: people whom a campaign may address, of a property or of an owner. */
@RestController
@RequestMapping("/api/contacts")
@Tag(name = "Contacts")
final class ContactController {
  private static final String TAKEN = "A contact has that key already";

  private final ContactStore contacts;
  private final PropertyStore properties;

  ContactController(ContactStore contacts, PropertyStore properties) {
    this.contacts = contacts;
    this.properties = properties;
  }

  @Operation(summary = "Create a contact")
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<Data<ContactView>> create(Caller caller, @RequestBody ContactInput input) {
    NewContact wanted = checked(caller, input.wanted(null));
    Contact contact = Refusal.onConflict(TAKEN, () -> contacts.create(caller.workspace(), wanted));
    return Data.created("/api/contacts/" + contact.id(), ContactView.of(contact));
  }

  @Operation(summary = "List contacts")
  @GetMapping
  Listing<ContactView> list(Caller caller, @ParameterObject ContactQuery query) {
    Window window = Paging.window(query.limit(), query.offset());
    return Listing.of(
        contacts.list(caller.workspace(), query.filter(), window), window, ContactView::of);
  }

  @Operation(summary = "Read a contact")
  @GetMapping("/{id}")
  Data<ContactView> read(Caller caller, @PathVariable long id) {
    return new Data<>(ContactView.of(find(caller, id)));
  }

  @Operation(summary = "Replace a contact, with its phones and addresses")
  @PutMapping("/{id}")
  Data<ContactView> update(Caller caller, @PathVariable long id, @RequestBody ContactInput input) {
    NewContact wanted = checked(caller, input.wanted(find(caller, id)));
    return Refusal.onConflict(TAKEN, () -> contacts.update(caller.workspace(), id, wanted))
        .map(contact -> new Data<>(ContactView.of(contact)))
        .orElseThrow(() -> Refusal.notFound("contact"));
  }

  @Operation(summary = "Delete a contact; what its phones and addresses forbid stays")
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(Caller caller, @PathVariable long id) {
    String used = "It was enrolled, and what was sent to it is kept";
    if (!Refusal.onConflict(used, () -> contacts.delete(caller.workspace(), id))) {
      throw Refusal.notFound("contact");
    }
  }

  private Contact find(Caller caller, long id) {
    return contacts.find(caller.workspace(), id).orElseThrow(() -> Refusal.notFound("contact"));
  }

  private NewContact checked(Caller caller, NewContact wanted) {
    var faults = new ArrayList<Fault>();
    Long property = wanted.propertyId();
    if (property != null && properties.known(caller.workspace(), List.of(property)).isEmpty()) {
      faults.add(Fault.error("/propertyId", "UNKNOWN_PROPERTY", "There is no such property"));
    }
    Long owner = wanted.ownerId();
    if (owner != null && !properties.ownerExists(caller.workspace(), owner)) {
      faults.add(Fault.error("/ownerId", "UNKNOWN_OWNER", "There is no such owner"));
    }
    if (!faults.isEmpty()) {
      throw new InvalidRequest(faults);
    }
    return wanted;
  }
}
