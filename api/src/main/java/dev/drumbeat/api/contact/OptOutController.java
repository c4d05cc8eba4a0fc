package dev.drumbeat.api.contact;

import dev.drumbeat.api.contact.OptOutInput.OptOutScope;
import dev.drumbeat.api.input.Fault;
import dev.drumbeat.api.input.InvalidRequest;
import dev.drumbeat.api.web.Caller;
import dev.drumbeat.api.web.Data;
import dev.drumbeat.api.web.Refusal;
import dev.drumbeat.db.contact.OptOutStore;
import dev.drumbeat.db.contact.Point;
import dev.drumbeat.db.contact.Stops.Stopped;
import dev.drumbeat.db.contact.Suppression;
import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.contact.PointKind;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Opt-outs that came by another way than the channels: they bind once they are answered. */
@RestController
@Tag(name = "Opt-outs")
final class OptOutController {
  private final OptOutStore optOuts;

  OptOutController(OptOutStore optOuts) {
    this.optOuts = optOuts;
  }

  @Operation(
      summary = "Record an opt-out: of a phone or address, a contact, a property or an owner")
  @PostMapping("/api/opt-outs")
  Data<OptOutView> record(Caller caller, @RequestBody OptOutInput input) {
    OptOutScope scope = input.wantedScope();
    List<Suppression> closed =
        switch (scope) {
          case CONTACT_POINT -> closePoint(caller, input);
          case CONTACT ->
              optOuts
                  .contact(
                      caller.workspace(),
                      input.wantedId(),
                      input.wantedChannels(),
                      evidence(caller, input))
                  .orElseThrow(() -> unknown("contact"));
          case PROPERTY -> stop(caller, Stopped.PROPERTY, input);
          case OWNER -> stop(caller, Stopped.OWNER, input);
        };
    return new Data<>(new OptOutView(scope, closed.stream().map(SuppressionView::of).toList()));
  }

  @Operation(summary = "Start outreach about a property again")
  @PostMapping("/api/properties/{id}/start")
  Data<StartView> startProperty(
      Caller caller, @PathVariable long id, @RequestBody StartInput input) {
    return start(caller, Stopped.PROPERTY, id, input);
  }

  @Operation(summary = "Start outreach to an owner again")
  @PostMapping("/api/owners/{id}/start")
  Data<StartView> startOwner(Caller caller, @PathVariable long id, @RequestBody StartInput input) {
    return start(caller, Stopped.OWNER, id, input);
  }

  /** Why outreach may start again: what the owner agreed to, or what was wrong. */
  record StartInput(@NotBlank @Size(max = 200) String reason) {}

  /** What was started again. */
  record StartView(String id, Stopped kind, String reason) {}

  /**
   * What was closed.
   *
   * @param suppressions in force now; none for a property or an owner, which is stopped as a whole
   */
  record OptOutView(OptOutScope scope, List<SuppressionView> suppressions) {}

  private List<Suppression> closePoint(Caller caller, OptOutInput input) {
    Point point = Addresses.point(java.util.Objects.requireNonNull(input.value()), "/value");
    List<Channel> channels =
        input.wantedChannels().stream()
            .filter(each -> (each == Channel.EMAIL) == (point.kind() == PointKind.EMAIL))
            .toList();
    if (channels.isEmpty()) {
      throw new InvalidRequest(
          Fault.error("/channels", "WRONG_CHANNEL", "None of them reaches this phone or address"));
    }
    return optOuts.point(caller.workspace(), point, channels, evidence(caller, input));
  }

  private List<Suppression> stop(Caller caller, Stopped what, OptOutInput input) {
    String reason = input.evidence() + " (" + caller.name() + ")";
    if (!optOuts.stop(caller.workspace(), what, input.wantedId(), reason)) {
      throw unknown(what.name().toLowerCase(java.util.Locale.ROOT));
    }
    return List.of();
  }

  private Data<StartView> start(Caller caller, Stopped what, long id, StartInput input) {
    String reason = "Started again: " + input.reason() + " (" + caller.name() + ")";
    if (!optOuts.start(caller.workspace(), what, id, reason)) {
      throw Refusal.notFound(what.name().toLowerCase(java.util.Locale.ROOT));
    }
    return new Data<>(new StartView(Long.toString(id), what, reason));
  }

  private static Map<String, Object> evidence(Caller caller, OptOutInput input) {
    return Map.of("note", input.evidence(), "by", caller.name());
  }

  private static InvalidRequest unknown(String what) {
    return new InvalidRequest(Fault.error("/id", "UNKNOWN_ID", "There is no such " + what));
  }
}
