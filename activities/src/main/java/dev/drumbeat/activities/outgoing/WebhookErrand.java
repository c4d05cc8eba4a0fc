package dev.drumbeat.activities.outgoing;

import dev.drumbeat.activities.cohort.CohortContext;
import dev.drumbeat.activities.effect.Errand;
import dev.drumbeat.activities.effect.Plan;
import dev.drumbeat.db.enrollment.Lead;
import dev.drumbeat.journey.campaign.WebhookStep;
import dev.drumbeat.journey.machine.Work;
import dev.drumbeat.journey.template.Escape;
import dev.drumbeat.journey.template.Missing;
import dev.drumbeat.journey.template.Rendered;
import dev.drumbeat.journey.template.TemplateFault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What a webhook step asks: its body rendered once, its headers with references to secrets. */
final class WebhookErrand implements Errand {
  @Override
  public Work work() {
    return Work.WEBHOOK;
  }

  @Override
  public String kind() {
    return "WEBHOOK";
  }

  @Override
  public List<String> providers() {
    return List.of();
  }

  @Override
  public String inWords() {
    return "The webhook";
  }

  @Override
  public Plan plan(CohortContext context, Lead lead) {
    String id = lead.position().step();
    WebhookStep step = (WebhookStep) context.journey().definition().step(id);
    var facts = new LinkedHashMap<String, Object>();
    facts.put("enrollment", lead.enrollment());
    facts.put("contact", lead.contact());
    facts.put("owner", lead.owner());
    facts.put("property", lead.property());
    if (step.body() == null) {
      var known = new LinkedHashMap<String, Object>();
      known.put("step", id);
      known.putAll(facts);
      return ready(step, JsonMapper.shared().writeValueAsString(known));
    }
    try {
      Rendered body =
          context.journey().template(id, "body").render(facts, step.missing(), Escape.JSON);
      return body.complete() || step.missing() == Missing.EMPTY
          ? ready(step, body.text())
          : new Plan.Lacking(List.copyOf(body.missingFields()), step.missing() == Missing.SKIP);
    } catch (TemplateFault e) {
      return new Plan.Faulty(String.valueOf(e.getMessage()));
    }
  }

  private static Plan ready(WebhookStep step, String body) {
    var content = new LinkedHashMap<String, Object>();
    content.put("method", step.method().name());
    content.put("url", step.url());
    content.put("headers", step.headers());
    content.put("saves", step.saveAs() != null);
    switch (step.method()) {
      case POST, PUT, PATCH -> content.put("body", body);
      case GET, DELETE -> {}
    }
    return new Plan.Ready(Map.copyOf(content));
  }
}
