package dev.drumbeat.api.property;

import dev.drumbeat.api.input.Fault;
import dev.drumbeat.api.input.InvalidRequest;
import dev.drumbeat.api.web.Caller;
import dev.drumbeat.api.web.Data;
import dev.drumbeat.api.web.Listing;
import dev.drumbeat.api.web.Paging;
import dev.drumbeat.api.web.Refusal;
import dev.drumbeat.db.page.Window;
import dev.drumbeat.db.property.NewProperty;
import dev.drumbeat.db.property.Property;
import dev.drumbeat.db.property.PropertyStore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
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

/** Properties: what campaigns are about. */
@RestController
@RequestMapping("/api/properties")
@Tag(name = "Properties")
final class PropertyController {
  private static final String TAKEN = "A property of this source has that key already";

  private final PropertyStore properties;

  PropertyController(PropertyStore properties) {
    this.properties = properties;
  }

  @Operation(summary = "Create a property")
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<Data<PropertyView>> create(Caller caller, @RequestBody PropertyInput input) {
    NewProperty wanted = checked(caller, input, null);
    Property property =
        Refusal.onConflict(TAKEN, () -> properties.create(caller.workspace(), wanted));
    return Data.created("/api/properties/" + property.id(), PropertyView.of(property));
  }

  @Operation(summary = "List properties")
  @GetMapping
  Listing<PropertyView> list(Caller caller, @ParameterObject PropertyQuery query) {
    Window window = Paging.window(query.limit(), query.offset());
    return Listing.of(
        properties.list(caller.workspace(), query.filter(), window), window, PropertyView::of);
  }

  @Operation(summary = "Read a property")
  @GetMapping("/{id}")
  Data<PropertyView> read(Caller caller, @PathVariable long id) {
    return new Data<>(PropertyView.of(find(caller, id)));
  }

  @Operation(summary = "Replace a property")
  @PutMapping("/{id}")
  Data<PropertyView> update(
      Caller caller, @PathVariable long id, @RequestBody PropertyInput input) {
    NewProperty wanted = checked(caller, input, find(caller, id));
    return Refusal.onConflict(TAKEN, () -> properties.update(caller.workspace(), id, wanted))
        .map(property -> new Data<>(PropertyView.of(property)))
        .orElseThrow(() -> Refusal.notFound("property"));
  }

  @Operation(summary = "Delete a property with its contacts")
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(Caller caller, @PathVariable long id) {
    String used = "It was enrolled, and what was done about it is kept";
    if (!Refusal.onConflict(used, () -> properties.delete(caller.workspace(), id))) {
      throw Refusal.notFound("property");
    }
  }

  private Property find(Caller caller, long id) {
    return properties.find(caller.workspace(), id).orElseThrow(() -> Refusal.notFound("property"));
  }

  private NewProperty checked(Caller caller, PropertyInput input, @Nullable Property before) {
    NewProperty wanted = input.wanted(before);
    Long owner = wanted.ownerId();
    if (owner != null && !properties.ownerExists(caller.workspace(), owner)) {
      throw new InvalidRequest(Fault.error("/ownerId", "UNKNOWN_OWNER", "There is no such owner"));
    }
    return wanted;
  }
}
