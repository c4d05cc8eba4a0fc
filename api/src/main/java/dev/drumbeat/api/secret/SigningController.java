package dev.drumbeat.api.secret;

import dev.drumbeat.api.web.Caller;
import dev.drumbeat.api.web.Data;
import dev.drumbeat.api.web.Refusal;
import dev.drumbeat.db.secret.SigningKeys;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What journeys' webhooks are signed with, by Standard Webhooks. */
@RestController
@RequestMapping("/api/webhook-secret")
@Tag(name = "Secrets")
final class SigningController {
  private final SigningKeys keys;
  private final Clock clock;

  SigningController(SigningKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  @Operation(summary = "Whether the webhooks' signing secret was shown or changed")
  @GetMapping
  Data<SigningView> readSigning(Caller caller) {
    return new Data<>(SigningView.of(keys.standing(caller.workspace())));
  }

  @Operation(summary = "Show the webhooks' signing secret, once")
  @PostMapping("/show")
  Data<ShownView> show(Caller caller) {
    return keys.show(caller.workspace())
        .map(ShownView::new)
        .map(Data::new)
        .orElseThrow(() -> Refusal.conflict("It was shown before; rotate it to have another"));
  }

  @Operation(summary = "Change the webhooks' signing secret; the old one signs too for a day")
  @PostMapping("/rotate")
  Data<ShownView> rotate(Caller caller) {
    return new Data<>(new ShownView(keys.rotate(caller.workspace(), clock.instant())));
  }
}
