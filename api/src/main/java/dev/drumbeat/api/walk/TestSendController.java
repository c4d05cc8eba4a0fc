package dev.drumbeat.api.walk;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.drumbeat.api.campaign.DraftJourneys;
import dev.drumbeat.api.contact.Addresses;
import dev.drumbeat.api.web.Caller;
import dev.drumbeat.api.web.Data;
import dev.drumbeat.api.web.Once;
import dev.drumbeat.api.web.Problem;
import dev.drumbeat.api.web.Refusal;
import dev.drumbeat.db.Database;
import dev.drumbeat.db.contact.Point;
import dev.drumbeat.db.enrollment.FactStore;
import dev.drumbeat.db.integration.Sender;
import dev.drumbeat.db.integration.SenderStore;
import dev.drumbeat.db.ledger.TestSendStore;
import dev.drumbeat.db.ledger.TestSendStore.Planned;
import dev.drumbeat.db.ledger.TestSendStore.TestSend;
import dev.drumbeat.journey.machine.CompiledJourney;
import dev.drumbeat.journey.preview.StepPreview;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Sends one step's message to an address of the asker's own. */
@RestController
@Tag(name = "Campaigns")
final class TestSendController {
  private final Database database;
  private final DraftJourneys drafts;
  private final SenderStore senders;
  private final FactStore facts;
  private final Clock clock;

  TestSendController(
      Database database, DraftJourneys drafts, SenderStore senders, FactStore facts, Clock clock) {
    this.database = database;
    this.drafts = drafts;
    this.senders = senders;
    this.facts = facts;
    this.clock = clock;
  }

  /**
   * A test send on its way.
   *
   * @param messageId under which GET /api/messages/{id} tells what became of it
   * @param missingFields what the text names and nobody gave: sent as nothing
   */
  record TestSendView(
      @JsonFormat(shape = JsonFormat.Shape.STRING) long messageId, Set<String> missingFields) {}

  @Operation(
      summary = "Send a step's text or e-mail to an address of yours, marked as a test",
      description =
          "No lead is touched and no run counts it. Opt-outs, holds and rates bind it as any send;"
              + " hours, consent, caps and budgets do not, for you ask for it yourself")
  @ApiResponse(
      responseCode = "409",
      description = "The address is suppressed, or the sender can't send",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
              schema = @Schema(implementation = Problem.class)))
  @ApiResponse(
      responseCode = "429",
      description = "There were too many of late",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
              schema = @Schema(implementation = Problem.class)))
  @PostMapping("/api/campaigns/{id}/draft/test-sends")
  @ResponseStatus(HttpStatus.ACCEPTED)
  ResponseEntity<Data<TestSendView>> sendTest(
      Caller caller,
      @PathVariable UUID id,
      @RequestHeader(name = Once.HEADER, required = false) @Nullable String key,
      @RequestBody TestSendInput input) {
    byte[] request = input.toString().getBytes(StandardCharsets.UTF_8);
    Once once = Once.of(key, "POST /api/campaigns/" + id + "/draft/test-sends", request);
    CompiledJourney journey = drafts.compiled(caller, id);
    TestMessage message = TestMessage.of(journey.definition(), input.step());
    Point to = Addresses.point(message.channel(), input.to(), "/to");
    StepPreview preview = StepPreview.of(journey, input.step(), known(caller, input));
    Sender sender =
        senders
            .byKey(caller.workspace(), message.channel(), message.from())
            .orElseThrow(() -> Refusal.conflict("The step's sender is not there any more"));
    var content = message.content(preview, to.value(), sender);
    var send = new TestSend(message.channel(), input.step(), to, sender.id(), content);
    long sent =
        database.inWorkspace(
            caller.workspace(),
            tx ->
                TestSendStore.message(
                    tx, once.make(tx, caller.workspace(), () -> planned(tx, caller, send))));
    return ResponseEntity.accepted()
        .location(URI.create("/api/messages/" + sent))
        .body(new Data<>(new TestSendView(sent, preview.missingFields())));
  }

  private Map<String, Object> known(Caller caller, TestSendInput input) {
    return input.lead() == null
        ? Map.of()
        : LeadInput.lead(input.lead().read(facts, caller.workspace()), clock.instant())
            .forTemplates();
  }

  private UUID planned(DSLContext tx, Caller caller, TestSend send) {
    return switch (TestSendStore.plan(tx, caller.workspace(), send, clock.instant())) {
      case Planned.Done(UUID id) -> id;
      case Planned.Refused(TestSendStore.Reason reason, String detail) ->
          throw new Refusal(
              switch (reason) {
                case SUPPRESSED, NOT_READY -> HttpStatus.CONFLICT;
                case TOO_MANY -> HttpStatus.TOO_MANY_REQUESTS;
              },
              detail);
    };
  }
}
