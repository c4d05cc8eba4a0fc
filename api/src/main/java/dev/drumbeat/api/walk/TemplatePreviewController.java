package dev.drumbeat.api.walk;

import dev.drumbeat.api.config.ApiProperties;
import dev.drumbeat.api.input.Fault;
import dev.drumbeat.api.input.InvalidRequest;
import dev.drumbeat.api.web.Caller;
import dev.drumbeat.api.web.Data;
import dev.drumbeat.api.web.Refusal;
import dev.drumbeat.db.enrollment.FactStore;
import dev.drumbeat.db.integration.Sender;
import dev.drumbeat.db.integration.SenderStore;
import dev.drumbeat.db.template.Content;
import dev.drumbeat.db.template.Template;
import dev.drumbeat.db.template.TemplateStore;
import dev.drumbeat.db.template.TemplateVersion;
import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.campaign.TemplateText;
import dev.drumbeat.journey.machine.LeadFacts;
import dev.drumbeat.journey.messaging.MailFooter;
import dev.drumbeat.journey.preview.StepPreview;
import dev.drumbeat.journey.template.TemplateFault;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows a template as one lead would get it. Nothing is sent or written. */
@RestController
@RequestMapping("/api/templates/{id}/preview")
@Tag(name = "Templates")
final class TemplatePreviewController {
  private final TemplateStore templates;
  private final SenderStore senders;
  private final FactStore facts;
  private final ApiProperties properties;
  private final Clock clock;

  TemplatePreviewController(
      TemplateStore templates,
      SenderStore senders,
      FactStore facts,
      ApiProperties properties,
      Clock clock) {
    this.templates = templates;
    this.senders = senders;
    this.facts = facts;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * For whom, and which text.
   *
   * @param version a published one; the draft when left out
   * @param from key of the sender whose postal address stands below an e-mail; none when left out
   */
  record TemplatePreviewInput(
      LeadInput lead, @Min(1) @Nullable Integer version, @Size(max = 100) @Nullable String from) {}

  /** A template's texts; below an e-mail's parts what every e-mail has there. */
  record TemplatePreviewView(
      String channel, @Nullable Integer version, List<WalkView.TextView> texts) {}

  @Operation(summary = "Show a template's texts as one lead would get them")
  @PostMapping
  Data<TemplatePreviewView> previewTemplate(
      Caller caller, @PathVariable UUID id, @RequestBody TemplatePreviewInput input) {
    Template template =
        templates.find(caller.workspace(), id).orElseThrow(() -> Refusal.notFound("template"));
    Content content = input.version() == null ? template.draft() : version(caller, id, input);
    LeadFacts lead = LeadInput.lead(input.lead().read(facts, caller.workspace()), clock.instant());
    TemplateText text =
        new TemplateText(template.channel(), 1, content.subject(), content.body(), content.html());
    try {
      var fields = StepPreview.ofTemplate(text, lead.forTemplates(), footer(caller, input.from()));
      return new Data<>(
          new TemplatePreviewView(
              template.channel().json(),
              input.version(),
              fields.stream().map(WalkView.TextView::of).toList()));
    } catch (TemplateFault fault) {
      throw new IllegalStateException("A stored template doesn't compile", fault);
    }
  }

  private Content version(Caller caller, UUID id, TemplatePreviewInput input) {
    return templates
        .version(caller.workspace(), id, input.version())
        .map(TemplateVersion::content)
        .orElseThrow(() ->
            new InvalidRequest(
                Fault.error("/version", "UNKNOWN_VERSION", "There is no such version")));
  }

  /** With a stand-in for the link, which is each e-mail's own. */
  private MailFooter footer(Caller caller, @Nullable String from) {
    String link = properties.publicUrl() + "/unsubscribe";
    if (from == null) {
      return new MailFooter(null, link);
    }
    Sender sender =
        senders
            .byKey(caller.workspace(), Channel.EMAIL, from)
            .orElseThrow(() ->
                new InvalidRequest(
                    Fault.error("/from", "UNKNOWN_SENDER", "There is no such e-mail sender")));
    return new MailFooter(sender.postalAddress(), link);
  }
}
