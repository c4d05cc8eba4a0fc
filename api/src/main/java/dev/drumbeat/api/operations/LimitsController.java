package dev.drumbeat.api.operations;

import dev.drumbeat.api.web.Caller;
import dev.drumbeat.api.web.Data;
import dev.drumbeat.api.web.Refusal;
import dev.drumbeat.db.Database;
import dev.drumbeat.db.integration.Provider;
import dev.drumbeat.db.ledger.AccountLimits;
import dev.drumbeat.db.ledger.LimitStore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** How much may leave at once, beside what each sender may: it binds within two seconds. */
@RestController
@Tag(name = "Limits")
final class LimitsController {
  private final Database database;

  LimitsController(Database database) {
    this.database = database;
  }

  @Operation(summary = "Read what may leave through a provider's account")
  @GetMapping("/api/integrations/{provider}/limits")
  Data<AccountLimits> readAccountLimits(Caller caller, @PathVariable String provider) {
    Provider of = provider(provider);
    return new Data<>(
        database.inWorkspace(
            caller.workspace(),
            tx -> LimitStore.ofAccount(tx, of).orElseThrow(() -> Refusal.notFound("integration"))));
  }

  @Operation(summary = "Set what may leave through a provider's account; what is left out has none")
  @PutMapping("/api/integrations/{provider}/limits")
  Data<AccountLimits> updateAccountLimits(
      Caller caller, @PathVariable String provider, @RequestBody AccountLimitsInput input) {
    Provider of = provider(provider);
    AccountLimits limits = input.limits();
    if (!database.inWorkspace(caller.workspace(), tx -> LimitStore.setOfAccount(tx, of, limits))) {
      throw Refusal.notFound("integration");
    }
    return new Data<>(limits);
  }

  @Operation(summary = "Read what the workspace may send")
  @GetMapping("/api/limits")
  Data<WorkspaceLimits> readLimits(Caller caller) {
    return new Data<>(
        new WorkspaceLimits(
            database.inWorkspace(caller.workspace(), LimitStore::ofWorkspace).orElse(null)));
  }

  @Operation(summary = "Set what the workspace may send")
  @PutMapping("/api/limits")
  Data<WorkspaceLimits> updateLimits(Caller caller, @RequestBody WorkspaceLimits limits) {
    database.doInWorkspace(
        caller.workspace(), tx -> LimitStore.setOfWorkspace(tx, limits.sendsPerSecond()));
    return new Data<>(limits);
  }

  private static Provider provider(String name) {
    return Arrays.stream(Provider.values())
        .filter(each -> each.name().equals(name.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() -> Refusal.notFound("provider"));
  }

  /**
   * Of the workspace.
   *
   * @param sendsPerSecond texts, e-mails and calls together; null is no limit
   */
  record WorkspaceLimits(@Positive @Nullable BigDecimal sendsPerSecond) {}
}
