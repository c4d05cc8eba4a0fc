package dev.drumbeat.api.operations;

import dev.drumbeat.api.web.Caller;
import dev.drumbeat.api.web.Data;
import dev.drumbeat.db.Database;
import dev.drumbeat.db.webhook.OptOuts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
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
    return new Data<>(
        database.inWorkspace(caller.workspace(), tx -> new Settings(OptOuts.scope(tx))));
  }

  @Operation(summary = "Set the workspace's rules, for opt-outs from now on")
  @PutMapping
  Data<Settings> updateSettings(Caller caller, @RequestBody Settings settings) {
    database.doInWorkspace(caller.workspace(), tx -> OptOuts.setScope(tx, settings.optOutScope()));
    return new Data<>(settings);
  }

  /**
   * The rules.
   *
   * @param optOutScope whom an opt-out takes in that came by a channel itself
   */
  record Settings(OptOuts.Scope optOutScope) {}
}
