package dev.drumbeat.api.property;

import dev.drumbeat.api.input.Fault;
import dev.drumbeat.api.input.InvalidRequest;
import dev.drumbeat.api.web.Caller;
import dev.drumbeat.api.web.Data;
import dev.drumbeat.api.web.Listing;
import dev.drumbeat.api.web.Paging;
import dev.drumbeat.api.web.Refusal;
import dev.drumbeat.db.page.Window;
import dev.drumbeat.db.property.AudienceList;
import dev.drumbeat.db.property.ListStore;
import dev.drumbeat.db.property.PropertyStore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
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

/** Lists of properties that audiences name; their members are read at /api/properties?list=key. */
@RestController
@RequestMapping("/api/lists")
@Tag(name = "Lists")
final class ListController {
  private static final String TAKEN = "A list has that key already";

  private final ListStore lists;
  private final PropertyStore properties;

  ListController(ListStore lists, PropertyStore properties) {
    this.lists = lists;
    this.properties = properties;
  }

  @Operation(summary = "Create a list")
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<Data<AudienceList>> create(Caller caller, @RequestBody ListInput input) {
    AudienceList list =
        Refusal.onConflict(
            TAKEN, () -> lists.create(caller.workspace(), input.key(), input.name()));
    return Data.created("/api/lists/" + list.id(), list);
  }

  @Operation(summary = "List the lists")
  @GetMapping
  Listing<AudienceList> list(Caller caller, @ParameterObject ListQuery query) {
    Window window = Paging.window(query.limit(), query.offset());
    return Listing.of(lists.list(caller.workspace(), window), window, list -> list);
  }

  @Operation(summary = "Read a list")
  @GetMapping("/{id}")
  Data<AudienceList> read(Caller caller, @PathVariable UUID id) {
    return new Data<>(find(caller, id));
  }

  @Operation(summary = "Replace a list's key and name")
  @PutMapping("/{id}")
  Data<AudienceList> update(Caller caller, @PathVariable UUID id, @RequestBody ListInput input) {
    return Refusal.onConflict(
            TAKEN, () -> lists.update(caller.workspace(), id, input.key(), input.name()))
        .map(Data::new)
        .orElseThrow(() -> Refusal.notFound("list"));
  }

  @Operation(summary = "Delete a list, not its properties")
  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(Caller caller, @PathVariable UUID id) {
    if (!lists.delete(caller.workspace(), id)) {
      throw Refusal.notFound("list");
    }
  }

  @Operation(summary = "Add properties to a list")
  @PostMapping("/{id}/members")
  Data<AudienceList> addMembers(
      Caller caller, @PathVariable UUID id, @RequestBody MembersInput input) {
    find(caller, id);
    List<Long> ids = known(caller, input);
    lists.add(caller.workspace(), id, ids);
    return new Data<>(find(caller, id));
  }

  @Operation(summary = "Remove a property from a list")
  @DeleteMapping("/{id}/members/{property}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void removeMember(Caller caller, @PathVariable UUID id, @PathVariable long property) {
    find(caller, id);
    lists.remove(caller.workspace(), id, List.of(property));
  }

  private List<Long> known(Caller caller, MembersInput input) {
    List<Long> ids = input.ids();
    Set<Long> known = properties.known(caller.workspace(), ids);
    List<Fault> faults =
        IntStream.range(0, ids.size())
            .filter(i -> !known.contains(ids.get(i)))
            .mapToObj(i ->
                Fault.error("/propertyIds/" + i, "UNKNOWN_PROPERTY", "There is no such property"))
            .toList();
    if (!faults.isEmpty()) {
      throw new InvalidRequest(faults);
    }
    return ids;
  }

  private AudienceList find(Caller caller, UUID id) {
    return lists.find(caller.workspace(), id).orElseThrow(() -> Refusal.notFound("list"));
  }
}
