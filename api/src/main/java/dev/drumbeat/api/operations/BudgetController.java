package dev.drumbeat.api.operations;

import dev.drumbeat.api.input.Fault;
import dev.drumbeat.api.input.InvalidRequest;
import dev.drumbeat.api.web.Caller;
import dev.drumbeat.api.web.Data;
import dev.drumbeat.api.web.Refusal;
import dev.drumbeat.db.Database;
import dev.drumbeat.db.run.BudgetStore;
import dev.drumbeat.db.run.RunReader;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A run's budget. */
@RestController
@RequestMapping("/api/runs/{id}/budget")
@Tag(name = "Runs")
final class BudgetController {
  private final Database database;

  BudgetController(Database database) {
    this.database = database;
  }

  /** What the run may spend in all, as a decimal in text: {@code 250.00}. */
  record BudgetInput(
      @Pattern(
              regexp = "[0-9]{1,9}([.][0-9]{1,6})?",
              message = "Must be an amount such as 250.00, as text")
          String amount) {}

  @Operation(summary = "Read what a run may spend, and has")
  @GetMapping
  Data<BudgetView> read(Caller caller, @PathVariable UUID id) {
    return new Data<>(
        database.inWorkspace(
            caller.workspace(),
            tx -> {
              running(tx, id);
              return view(tx, id);
            }));
  }

  @Operation(summary = "Give a run a budget, or raise it; it can't be less than what is spent")
  @PutMapping
  Data<BudgetView> set(Caller caller, @PathVariable UUID id, @RequestBody BudgetInput input) {
    long micros = new BigDecimal(input.amount()).movePointRight(6).longValueExact();
    return new Data<>(
        database.inWorkspace(
            caller.workspace(),
            tx -> {
              running(tx, id);
              BudgetStore.set(tx, caller.workspace(), id, micros);
              BudgetView now = view(tx, id);
              if (BudgetStore.find(tx, id).orElseThrow().leftMicros() < 0) {
                String message = "Less than what is spent and reserved";
                throw new InvalidRequest(Fault.error("/amount", "TOO_SMALL", message));
              }
              return now;
            }));
  }

  private static void running(DSLContext tx, UUID run) {
    if (RunReader.find(tx, run).isEmpty()) {
      throw Refusal.notFound("run");
    }
  }

  private static BudgetView view(DSLContext tx, UUID run) {
    return BudgetStore.find(tx, run)
        .map(budget -> BudgetView.of(run, budget))
        .orElseThrow(() -> Refusal.notFound("budget"));
  }
}
