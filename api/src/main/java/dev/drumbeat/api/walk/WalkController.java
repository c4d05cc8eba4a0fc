package dev.drumbeat.api.walk;

import dev.drumbeat.api.campaign.DraftJourneys;
import dev.drumbeat.api.input.Fault;
import dev.drumbeat.api.input.InvalidRequest;
import dev.drumbeat.api.web.Caller;
import dev.drumbeat.api.web.Data;
import dev.drumbeat.db.enrollment.FactStore;
import dev.drumbeat.db.enrollment.FactStore.LeadFactRows;
import dev.drumbeat.journey.machine.CompiledJourney;
import dev.drumbeat.journey.machine.LeadFacts;
import dev.drumbeat.journey.preview.StepPreview;
import dev.drumbeat.journey.time.Whereabouts;
import dev.drumbeat.journey.walk.DryRun;
import dev.drumbeat.journey.walk.ListPrices;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tries a draft on one lead. Nothing is sent or written. */
@RestController
@RequestMapping("/api/campaigns/{id}/draft")
@Tag(name = "Campaigns")
final class WalkController {
  private final DraftJourneys drafts;
  private final FactStore facts;
  private final Clock clock;

  WalkController(DraftJourneys drafts, FactStore facts, Clock clock) {
    this.drafts = drafts;
    this.facts = facts;
    this.clock = clock;
  }

  @Operation(summary = "Walk one lead through the draft under assumptions: way, times, texts, cost")
  @PostMapping("/walk")
  Data<WalkView> walk(Caller caller, @PathVariable UUID id, @RequestBody WalkInput input) {
    CompiledJourney journey = drafts.compiled(caller, id);
    LeadFactRows rows = input.lead().read(facts, caller.workspace());
    Instant start = input.start() == null ? clock.instant() : input.start();
    Whereabouts whereabouts = LeadInput.whereabouts(rows);
    var script = new DryRun.Script(input.assumptions(journey.definition()), new ListPrices("US"));
    return new Data<>(
        WalkView.of(DryRun.walk(journey, LeadInput.lead(rows, start), whereabouts, start, script)));
  }

  @Operation(summary = "Show a step's texts as one lead would get them")
  @PostMapping("/preview")
  Data<PreviewView> preview(Caller caller, @PathVariable UUID id, @RequestBody PreviewInput input) {
    CompiledJourney journey = drafts.compiled(caller, id);
    if (!journey.definition().steps().containsKey(input.step())) {
      throw new InvalidRequest(Fault.error("/step", "UNKNOWN_STEP", "There is no such step"));
    }
    LeadFactRows rows = input.lead().read(facts, caller.workspace());
    LeadFacts lead = LeadInput.lead(rows, clock.instant());
    StepPreview preview = StepPreview.of(journey, input.step(), lead.forTemplates());
    return new Data<>(
        new PreviewView(
            preview.step(), preview.fields().stream().map(WalkView.TextView::of).toList()));
  }

  /** Which step for whom. */
  record PreviewInput(@NotBlank @Size(max = 100) String step, LeadInput lead) {}

  /** A step's texts. */
  record PreviewView(String step, List<WalkView.TextView> texts) {}
}
