package dev.drumbeat.activities.messaging;

import dev.drumbeat.db.enrollment.Lead;
import dev.drumbeat.db.ledger.GateStore;
import dev.drumbeat.journey.campaign.AiCallStep;
import dev.drumbeat.journey.campaign.CallStep;
import dev.drumbeat.journey.campaign.EffectStep;
import dev.drumbeat.journey.campaign.EmailStep;
import dev.drumbeat.journey.campaign.EnrichStep;
import dev.drumbeat.journey.campaign.MachineAction;
import dev.drumbeat.journey.campaign.PaymentStep;
import dev.drumbeat.journey.campaign.SmsStep;
import dev.drumbeat.journey.campaign.TaskStep;
import dev.drumbeat.journey.campaign.WebhookStep;
import dev.drumbeat.journey.contact.PhoneNumbers;
import dev.drumbeat.journey.machine.CompiledJourney;
import dev.drumbeat.journey.messaging.MailLinks;
import dev.drumbeat.journey.messaging.SmsSegments;
import dev.drumbeat.journey.price.PriceList;
import dev.drumbeat.journey.template.Escape;
import dev.drumbeat.journey.template.Missing;
import dev.drumbeat.journey.template.Rendered;
import dev.drumbeat.journey.template.TemplateFault;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a step sends to a lead, rendered once.
 *
 * @param values by name; kept with the intent
 * @param missing the fields that its templates name and the lead lacks; none where they may lack
 * @param fault why it could not be rendered, or an empty string
 */
record Content(Map<String, Object> values, SortedSet<String> missing, String fault) {

  /** Renders a step's templates for a lead. */
  static Content of(
      CompiledJourney journey, EffectStep step, Lead lead, String to, GateStore.Sender from) {
    var rendering =
        new Rendering(
            journey,
            lead,
            Outreach.missingOf(step) == Missing.EMPTY ? Missing.EMPTY : Missing.HOLD);
    rendering.values.put("to", to);
    rendering.values.put("from", from.address());
    try {
      switch (step) {
        case SmsStep sms -> rendering.text();
        case EmailStep email -> rendering.mail(email, from);
        case CallStep call -> rendering.call(call);
        case AiCallStep call -> rendering.assistant(call, from);
        case EnrichStep _, TaskStep _, WebhookStep _, PaymentStep _ ->
            throw new IllegalArgumentException(step.type() + " is no message");
      }
    } catch (TemplateFault e) {
      return new Content(rendering.values, rendering.missing, String.valueOf(e.getMessage()));
    }
    return new Content(rendering.values, rendering.missing, "");
  }

  /** The most that it can cost, millionths of a dollar. */
  long mostMicros(Outreach outreach) {
    String country = PhoneNumbers.country(String.valueOf(values.get("to"))).orElse("");
    return switch (outreach) {
      case SMS ->
          PriceList.mostMicros(
              outreach.kind(), country, values.get("segments") instanceof Integer n ? n : 1);
      case CALL -> PriceList.mostMicros(outreach.kind(), country, Effects.LONGEST_CALL);
      case AI_CALL -> PriceList.mostMicros(outreach.kind(), country, AssistantEffect.LONGEST_CALL);
      case EMAIL -> PriceList.mostMicros(outreach.kind(), country, 1);
    };
  }

  private static final class Rendering {
    private final CompiledJourney journey;
    private final Lead lead;
    private final Missing policy;
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final SortedSet<String> missing = new TreeSet<>();

    Rendering(CompiledJourney journey, Lead lead, Missing policy) {
      this.journey = journey;
      this.lead = lead;
      this.policy = policy;
    }

    void text() throws TemplateFault {
      String body = render("body", Escape.TEXT);
      values.put("body", body);
      var segments = SmsSegments.count(body);
      values.put("segments", segments.segments());
      values.put("encoding", segments.encoding().name());
    }

    void mail(EmailStep step, GateStore.Sender from) throws TemplateFault {
      values.put("subject", render("subject", Escape.TEXT));
      values.put("text", render("body", Escape.TEXT));
      if (step.html() != null) {
        values.put("html", render("html", Escape.HTML));
      }
      if (journey.definition().policy().trackLinks()) {
        Object html = values.get("html");
        values.put(
            MailLinks.KEPT_AS,
            MailLinks.of(String.valueOf(values.get("text")), html == null ? null : html.toString())
                .urls());
      }
      if (from.displayName() != null) {
        values.put("fromName", from.displayName());
      }
      if (from.postalAddress() != null) {
        values.put("postalAddress", from.postalAddress());
      }
    }

    void call(CallStep step) throws TemplateFault {
      values.put("script", render("script", Escape.TEXT));
      values.put("gather", step.gather());
      values.put("language", "en-US");
      values.put("detectMachine", true);
      if (step.machine() == MachineAction.LEAVE_MESSAGE && step.message() != null) {
        values.put("voicemail", render("message", Escape.TEXT));
      }
    }

    void assistant(AiCallStep step, GateStore.Sender from) throws TemplateFault {
      values.put("assistant", step.assistant());
      values.put("phoneNumberId", String.valueOf(from.providerNumberId()));
      var variables = new LinkedHashMap<String, String>();
      for (String name : step.variables().keySet()) {
        variables.put(name, render("variables/" + name, Escape.TEXT));
      }
      values.put("variables", variables);
    }

    private String render(String field, Escape escape) throws TemplateFault {
      Rendered rendered =
          journey
              .template(lead.position().step(), field)
              .render(lead.forTemplates(), policy, escape);
      if (policy != Missing.EMPTY) {
        missing.addAll(rendered.missingFields());
      }
      return rendered.text();
    }
  }
}
