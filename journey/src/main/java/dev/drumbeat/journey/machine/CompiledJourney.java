package dev.drumbeat.journey.machine;

import dev.drumbeat.journey.campaign.AiCallStep;
import dev.drumbeat.journey.campaign.AwaitStep;
import dev.drumbeat.journey.campaign.BranchStep;
import dev.drumbeat.journey.campaign.CallStep;
import dev.drumbeat.journey.campaign.CampaignDefinition;
import dev.drumbeat.journey.campaign.Case;
import dev.drumbeat.journey.campaign.EmailStep;
import dev.drumbeat.journey.campaign.EndStep;
import dev.drumbeat.journey.campaign.EnrichStep;
import dev.drumbeat.journey.campaign.PaymentStep;
import dev.drumbeat.journey.campaign.SmsStep;
import dev.drumbeat.journey.campaign.SplitStep;
import dev.drumbeat.journey.campaign.Step;
import dev.drumbeat.journey.campaign.TaskStep;
import dev.drumbeat.journey.campaign.UpdateStep;
import dev.drumbeat.journey.campaign.WaitStep;
import dev.drumbeat.journey.campaign.WebhookStep;
import dev.drumbeat.journey.condition.Condition;
import dev.drumbeat.journey.condition.ConditionFault;
import dev.drumbeat.journey.template.Template;
import dev.drumbeat.journey.template.TemplateFault;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A definition with its conditions and templates compiled. Immutable: make one per version. */
public final class CompiledJourney {
  private final CampaignDefinition definition;
  private final Map<String, Condition> conditions;
  private final Map<String, Map<String, Template>> templates;

  private CompiledJourney(
      CampaignDefinition definition,
      Map<String, Condition> conditions,
      Map<String, Map<String, Template>> templates) {
    this.definition = definition;
    this.conditions = conditions;
    this.templates = templates;
  }

  /**
   * Compiles what a parsed definition holds.
   *
   * @throws IllegalArgumentException when a condition or template doesn't compile
   */
  public static CompiledJourney of(CampaignDefinition definition) {
    Map<String, Condition> conditions = new HashMap<>();
    Map<String, Map<String, Template>> templates = new HashMap<>();
    definition
        .steps()
        .forEach((id, step) -> {
          for (Case each : cases(step)) {
            conditions.computeIfAbsent(each.when(), CompiledJourney::condition);
          }
          Map<String, Template> compiled = new LinkedHashMap<>();
          sources(step).forEach((field, source) -> compiled.put(field, template(source)));
          templates.put(id, compiled);
        });
    return new CompiledJourney(definition, Map.copyOf(conditions), Map.copyOf(templates));
  }

  public CampaignDefinition definition() {
    return definition;
  }

  /**
   * The template of a step's field: {@code body} of an SMS; {@code subject}, {@code body} and
   * {@code html} of an e-mail; {@code script} and {@code message} of a call; {@code
   * variables/<name>} of an assistant's; {@code title} of a task; {@code body} of a webhook; {@code
   * description} of a payment.
   *
   * @throws IllegalArgumentException when the step has no such template
   */
  public Template template(String step, String field) {
    Template template = templates.getOrDefault(step, Map.of()).get(field);
    if (template == null) {
      throw new IllegalArgumentException("no template '" + field + "' in step '" + step + "'");
    }
    return template;
  }

  /** Every template of a step, by field, in the order of the step's fields. */
  public Map<String, Template> templates(String step) {
    return Collections.unmodifiableMap(templates.getOrDefault(step, Map.of()));
  }

  Condition condition(Case of) {
    Condition condition = conditions.get(of.when());
    if (condition == null) {
      throw new IllegalArgumentException("not a condition of this journey: " + of.when());
    }
    return condition;
  }

  private static List<Case> cases(Step step) {
    return switch (step) {
      case AwaitStep await -> await.cases();
      case BranchStep branch -> branch.cases();
      case EnrichStep s -> List.of();
      case TaskStep s -> List.of();
      case WebhookStep s -> List.of();
      case PaymentStep s -> List.of();
      case AiCallStep call -> call.cases();
      case SmsStep s -> List.of();
      case EmailStep s -> List.of();
      case CallStep s -> List.of();
      case WaitStep s -> List.of();
      case SplitStep s -> List.of();
      case UpdateStep s -> List.of();
      case EndStep s -> List.of();
    };
  }

  private static Map<String, String> sources(Step step) {
    Map<String, String> sources = new LinkedHashMap<>();
    switch (step) {
      case SmsStep sms -> sources.put("body", sms.body());
      case EmailStep email -> {
        sources.put("subject", email.subject());
        sources.put("body", email.body());
        if (email.html() != null) {
          sources.put("html", email.html());
        }
      }
      case CallStep call -> {
        sources.put("script", call.script());
        if (call.message() != null) {
          sources.put("message", call.message());
        }
      }
      case AiCallStep call ->
          call.variables().forEach((name, text) -> sources.put("variables/" + name, text));
      case TaskStep task -> sources.put("title", task.title());
      case PaymentStep payment -> sources.put("description", payment.description());
      case WebhookStep webhook -> {
        if (webhook.body() != null) {
          sources.put("body", webhook.body());
        }
      }
      case EnrichStep s -> {}
      case WaitStep s -> {}
      case AwaitStep s -> {}
      case BranchStep s -> {}
      case SplitStep s -> {}
      case UpdateStep s -> {}
      case EndStep s -> {}
    }
    return sources;
  }

  private static Condition condition(String cel) {
    try {
      return Condition.compile(cel);
    } catch (ConditionFault fault) {
      throw new IllegalArgumentException("condition: " + fault.getMessage(), fault);
    }
  }

  private static Template template(String liquid) {
    try {
      return Template.compile(liquid);
    } catch (TemplateFault fault) {
      throw new IllegalArgumentException("template: " + fault.getMessage(), fault);
    }
  }
}
