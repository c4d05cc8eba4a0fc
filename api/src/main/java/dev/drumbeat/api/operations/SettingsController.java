package dev.drumbeat.api.operations;

import dev.drumbeat.api.web.Caller;
import dev.drumbeat.api.web.Data;
import dev.drumbeat.db.Database;
import dev.drumbeat.db.enrollment.Exclusivity;
import dev.drumbeat.db.webhook.OptOuts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A workspace's own rules. */
@RestController
@RequestMapping("/api/settings")
@Tag(name = "Settings")
final class SettingsController {
  private final Database database;

  SettingsController(Database database) {
    this.database = database;
  }

  @Operation(summary = "Read the workspace's rules")
  @GetMapping
  Data<Settings> readSettings(Caller caller) {
    return new Data<>(database.inWorkspace(caller.workspace(), SettingsController::read));
  }

  @Operation(summary = "Set the workspace's rules, for opt-outs and enrollments from now on")
  @PutMapping
  Data<Settings> updateSettings(Caller caller, @RequestBody SettingsInput input) {
    return new Data<>(
        database.inWorkspace(
            caller.workspace(),
            tx -> {
              OptOuts.setScope(tx, input.optOutScope());
              if (input.exclusivity() != null) {
                Exclusivity.set(tx, input.exclusivity());
              }
              return read(tx);
            }));
  }

  private static Settings read(DSLContext tx) {
    return new Settings(OptOuts.scope(tx), Exclusivity.of(tx));
  }

  /**
   * The rules.
   *
   * @param optOutScope whom an opt-out takes in that came by a channel itself
   * @param exclusivity whether an owner may have one active enrollment only, over all campaigns
   */
  record Settings(OptOuts.Scope optOutScope, Exclusivity exclusivity) {}

  /**
   * The rules as they shall be.
   *
   * @param exclusivity stays as it is when left out
   */
  record SettingsInput(OptOuts.Scope optOutScope, @Nullable Exclusivity exclusivity) {}
}
