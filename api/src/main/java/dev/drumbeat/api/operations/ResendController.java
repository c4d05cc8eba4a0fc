package dev.drumbeat.api.operations;

import static com.fasterxml.jackson.annotation.JsonFormat.Shape.STRING;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.drumbeat.api.web.Caller;
import dev.drumbeat.api.web.Data;
import dev.drumbeat.api.web.Refusal;
import dev.drumbeat.db.Database;
import dev.drumbeat.db.ledger.RepeatStore;
import dev.drumbeat.db.ledger.RepeatStore.Resent;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Sends again what was given up or refused, because a person says so. */
@RestController
@Tag(name = "Messages")
final class ResendController {
  private final Database database;

  ResendController(Database database) {
    this.database = database;
  }

  @Operation(
      summary = "Send an abandoned or rejected message once more; asked again, it answers the same")
  @PostMapping("/api/messages/{id}/resend")
  Data<Resend> resend(Caller caller, @PathVariable long id, @RequestBody ResendInput input) {
    Resent resent =
        database.inWorkspace(
            caller.workspace(), tx -> RepeatStore.resend(tx, id, caller.name(), input.reason()));
    return switch (resent) {
      case Resent.Planned(long repeat) -> new Data<>(new Resend(repeat, id));
      case Resent.Missing missing -> throw Refusal.notFound("message");
      case Resent.Refused(String reason) -> throw Refusal.conflict(reason);
    };
  }

  /**
   * A message that repeats another.
   *
   * @param id of the new message, which the gate judges as any
   * @param repeats the message that it repeats
   */
  record Resend(@JsonFormat(shape = STRING) long id, @JsonFormat(shape = STRING) long repeats) {}
}
