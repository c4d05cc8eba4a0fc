package dev.drumbeat.journey.preview;

import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.campaign.SmsStep;
import dev.drumbeat.journey.campaign.Step;
import dev.drumbeat.journey.campaign.TemplateText;
import dev.drumbeat.journey.campaign.WebhookStep;
import dev.drumbeat.journey.machine.CompiledJourney;
import dev.drumbeat.journey.messaging.MailFooter;
import dev.drumbeat.journey.template.Escape;
import dev.drumbeat.journey.template.Missing;
import dev.drumbeat.journey.template.Rendered;
import dev.drumbeat.journey.template.Template;
import dev.drumbeat.journey.template.TemplateFault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Every text of one step for one lead. */
public record StepPreview(String step, List<FieldPreview> fields) {
  public StepPreview {
    fields = List.copyOf(fields);
  }

  /**
   * Renders a step's texts.
   *
   * @param facts property, owner, contact, enrollment
   * @throws IllegalArgumentException when the journey has no such step
   */
  public static StepPreview of(CompiledJourney journey, String id, Map<String, Object> facts) {
    Step step = journey.definition().step(id);
    List<FieldPreview> fields =
        journey.templates(id).entrySet().stream()
            .map(each -> field(step, each.getKey(), each.getValue(), facts))
            .toList();
    return new StepPreview(id, fields);
  }

  /** A text that is no part of a journey. */
  public static FieldPreview ofText(Template template, Map<String, Object> facts) {
    return render("body", template, facts, Escape.TEXT, true);
  }

  /**
   * The texts of a template, with what is put below an e-mail.
   *
   * @throws TemplateFault when one doesn't compile
   */
  public static List<FieldPreview> ofTemplate(
      TemplateText text, Map<String, Object> facts, MailFooter footer) throws TemplateFault {
    if (text.channel() == Channel.SMS) {
      return List.of(ofText(Template.compile(text.body()), facts));
    }
    List<FieldPreview> fields = new ArrayList<>();
    Template subject = Template.compile(String.valueOf(text.subject()));
    fields.add(render("subject", subject, facts, Escape.TEXT, false));
    Template body = Template.compile(text.body());
    fields.add(render("body", body, facts, Escape.TEXT, false).with(footer.text()));
    if (text.html() != null) {
      Template html = Template.compile(text.html());
      fields.add(render("html", html, facts, Escape.HTML, false).with(footer.html()));
    }
    return fields;
  }

  /** What the lead lacks in any of them. */
  public Set<String> missingFields() {
    Set<String> missing = new TreeSet<>();
    fields.forEach(field -> missing.addAll(field.missingFields()));
    return missing;
  }

  /** Segments of a text; 1 for what has none. */
  public int units() {
    return fields.stream()
        .map(FieldPreview::cost)
        .mapToInt(cost -> cost == null ? 1 : cost.segments())
        .max()
        .orElse(1);
  }

  private static FieldPreview field(
      Step step, String name, Template template, Map<String, Object> facts) {
    Escape escape =
        switch (step) {
          case WebhookStep webhook -> Escape.JSON;
          case Step other -> name.equals("html") ? Escape.HTML : Escape.TEXT;
        };
    return render(name, template, facts, escape, step instanceof SmsStep);
  }

  private static FieldPreview render(
      String name, Template template, Map<String, Object> facts, Escape escape, boolean isText) {
    try {
      Rendered rendered = template.render(facts, Missing.EMPTY, escape);
      TextCost cost = isText ? TextCost.of(rendered.text()) : null;
      return new FieldPreview(name, rendered.text(), rendered.missingFields(), cost, null);
    } catch (TemplateFault fault) {
      return new FieldPreview(name, "", Set.of(), null, String.valueOf(fault.getMessage()));
    }
  }
}
