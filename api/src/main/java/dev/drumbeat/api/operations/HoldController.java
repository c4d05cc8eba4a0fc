package dev.drumbeat.api.operations;

import dev.drumbeat.api.web.Caller;
import dev.drumbeat.api.web.Data;
import dev.drumbeat.api.web.Listing;
import dev.drumbeat.api.web.Paging;
import dev.drumbeat.api.web.Refusal;
import dev.drumbeat.db.Database;
import dev.drumbeat.db.hold.Hold;
import dev.drumbeat.db.hold.HoldStore;
import dev.drumbeat.db.page.Page;
import dev.drumbeat.db.page.Window;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jooq.DSLContext;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Named holds: what keeps sends back until an operator lifts it. */
@RestController
@RequestMapping("/api/holds")
@Tag(name = "Holds")
final class HoldController {
  private final Database database;

  HoldController(Database database) {
    this.database = database;
  }

  @Operation(summary = "List holds, newest first")
  @GetMapping
  Listing<HoldView> list(Caller caller, @ParameterObject HoldQuery query) {
    Window window = Paging.window(query.limit(), query.offset());
    Page<Hold> page =
        database.inWorkspace(caller.workspace(), tx -> HoldStore.list(tx, query.filter(), window));
    return Listing.of(page, window, HoldView::of);
  }

  @Operation(summary = "Read a hold")
  @GetMapping("/{id}")
  Data<HoldView> read(Caller caller, @PathVariable long id) {
    return new Data<>(database.inWorkspace(caller.workspace(), tx -> HoldView.of(find(tx, id))));
  }

  @Operation(summary = "Lift a hold; leads that it kept back ask the gate again within minutes")
  @PostMapping("/{id}/lift")
  Data<HoldView> lift(Caller caller, @PathVariable long id, @RequestBody LiftHoldInput input) {
    String by = input.reason() + " (" + caller.name() + ")";
    return new Data<>(
        database.inWorkspace(
            caller.workspace(),
            tx -> {
              find(tx, id);
              if (!HoldStore.lift(tx, id, by)) {
                throw Refusal.conflict("It was lifted before");
              }
              return HoldView.of(find(tx, id));
            }));
  }

  private static Hold find(DSLContext tx, long id) {
    return HoldStore.find(tx, id).orElseThrow(() -> Refusal.notFound("hold"));
  }
}
