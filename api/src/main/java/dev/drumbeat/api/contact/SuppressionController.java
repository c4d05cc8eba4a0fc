package dev.drumbeat.api.contact;

import dev.drumbeat.api.input.Fault;
import dev.drumbeat.api.input.InvalidRequest;
import dev.drumbeat.api.web.Caller;
import dev.drumbeat.api.web.Data;
import dev.drumbeat.api.web.Listing;
import dev.drumbeat.api.web.Paging;
import dev.drumbeat.api.web.Refusal;
import dev.drumbeat.db.contact.LiftStore;
import dev.drumbeat.db.contact.LiftStore.Lift;
import dev.drumbeat.db.contact.Suppressed.Reason;
import dev.drumbeat.db.contact.Suppression;
import dev.drumbeat.db.contact.SuppressionStore;
import dev.drumbeat.db.page.Window;
import dev.drumbeat.journey.Channel;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Suppressions: who must not be addressed, on which channel, and why. */
@RestController
@RequestMapping("/api/suppressions")
@Tag(name = "Suppressions")
final class SuppressionController {
  private final SuppressionStore suppressions;
  private final LiftStore lifts;
  private final Clock clock;

  SuppressionController(SuppressionStore suppressions, LiftStore lifts, Clock clock) {
    this.suppressions = suppressions;
    this.lifts = lifts;
    this.clock = clock;
  }

  @Operation(summary = "Suppress a phone or an address; it binds at once")
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<Data<SuppressionView>> add(Caller caller, @RequestBody SuppressionInput input) {
    Reason reason = input.reason() == null ? Reason.OPERATOR : input.reason();
    Suppression added =
        suppressions.add(
            caller.workspace(),
            input.point(),
            input.channel(),
            reason,
            input.note() == null ? "" : input.note());
    return Data.created("/api/suppressions/" + added.id(), SuppressionView.of(added));
  }

  @Operation(summary = "List suppressions, newest first")
  @GetMapping
  Listing<SuppressionView> list(Caller caller, @ParameterObject SuppressionQuery query) {
    Window window = Paging.window(query.limit(), query.offset());
    return Listing.of(
        suppressions.list(caller.workspace(), query.filter(), window), window, SuppressionView::of);
  }

  @Operation(summary = "Read a suppression")
  @GetMapping("/{id}")
  Data<SuppressionView> read(Caller caller, @PathVariable long id) {
    return new Data<>(SuppressionView.of(find(caller, id)));
  }

  @Operation(
      summary = "Lift a suppression",
      description =
          "What a bounce, a wrong number or an operator has closed is opened by a reason alone."
              + " What the person asked for (OPT_OUT, COMPLAINT) needs a consent for that channel"
              + " that is newer. Do-not-call entries and litigators are never lifted: 409.")
  @PostMapping("/{id}/lift")
  Data<SuppressionView> lift(Caller caller, @PathVariable long id, @RequestBody LiftInput input) {
    Suppression found = find(caller, id);
    Channel channel = Channel.valueOf(found.channel());
    var consent = input.consent() == null ? null : input.consent().of(channel, clock.instant());
    String reason = input.reason() + " (" + caller.name() + ")";
    switch (lifts.lift(caller.workspace(), new Lift(id, reason, consent))) {
      case LIFTED -> {}
      case NOT_FOUND -> throw Refusal.notFound("suppression");
      case ALREADY -> throw Refusal.conflict("It was lifted before");
      case NEVER -> throw Refusal.conflict("Do-not-call entries and litigators are never lifted");
      case NEEDS_CONSENT ->
          throw new InvalidRequest(
              Fault.error(
                  "/consent", "REQUIRED", "The person asked for it, so give their new consent"));
      case CONSENT_TOO_OLD ->
          throw new InvalidRequest(
              Fault.error(
                  "/consent/at",
                  "TOO_OLD",
                  "Must be after " + found.at() + ", when they opted out"));
    }
    return new Data<>(SuppressionView.of(find(caller, id)));
  }

  @Operation(summary = "Say whether a phone or an address may be addressed")
  @PostMapping("/check")
  Data<CheckView> check(Caller caller, @RequestBody CheckInput input) {
    String value = input.normalised();
    List<SuppressionView> found =
        suppressions.active(caller.workspace(), value).stream()
            .map(SuppressionView::of)
            .filter(
                each -> input.channel() == null || each.channel().equals(input.channel().json()))
            .toList();
    return new Data<>(new CheckView(value, !found.isEmpty(), found));
  }

  private Suppression find(Caller caller, long id) {
    return suppressions
        .find(caller.workspace(), id)
        .orElseThrow(() -> Refusal.notFound("suppression"));
  }

  /**
   * Whether a phone or an address may be addressed.
   *
   * @param value normalised, as it was compared
   */
  record CheckView(String value, boolean suppressed, List<SuppressionView> suppressions) {}
}
