package dev.drumbeat.api.template;

import dev.drumbeat.api.campaign.CurrentDraft;
import dev.drumbeat.api.campaign.Differences;
import dev.drumbeat.api.input.Fault;
import dev.drumbeat.api.input.InvalidRequest;
import dev.drumbeat.api.web.Caller;
import dev.drumbeat.api.web.IfMatch;
import dev.drumbeat.api.web.Refusal;
import dev.drumbeat.api.web.StaleWrite;
import dev.drumbeat.db.campaign.DraftWrite;
import dev.drumbeat.db.template.Content;
import dev.drumbeat.db.template.Template;
import dev.drumbeat.db.template.TemplateStore;
import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.campaign.TemplateRules;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Changes templates' drafts as campaigns' are changed: of two writers the later is told. */
@Component
final class TemplateDrafts {
  private final TemplateStore templates;

  TemplateDrafts(TemplateStore templates) {
    this.templates = templates;
  }

  /**
   * What is to be said of a text.
   *
   * @throws InvalidRequest when it can't be sent
   */
  static List<Fault> warnings(Channel channel, Content content) {
    List<Fault> faults =
        TemplateRules.problems(channel, content.subject(), content.body(), content.html()).stream()
            .map(Fault::of)
            .toList();
    if (faults.stream().anyMatch(fault -> fault.severity() == Fault.Severity.ERROR)) {
      throw new InvalidRequest(faults);
    }
    return faults;
  }

  /**
   * Replaces a draft.
   *
   * @throws StaleWrite when another has changed it; not when it is already as it shall be, for then
   *     the request is one whose first answer was lost
   */
  Template edit(Caller caller, UUID id, Content draft, IfMatch expected) {
    return switch (templates.edit(caller.workspace(), id, draft, caller.name(), expected)) {
      case DraftWrite.Done<Template>(Template template) -> template;
      case DraftWrite.Missing<Template>() -> throw Refusal.notFound("template");
      case DraftWrite.Stale<Template>(Template current) -> {
        List<String> differs = Differences.between(current.draft().json(), draft.json());
        if (differs.isEmpty()) {
          yield current;
        }
        throw stale(caller, current, expected, differs);
      }
    };
  }

  /** Lets a template pass whose draft is as expected. */
  Template expect(Caller caller, Template template, IfMatch expected) {
    if (!expected.test(template.draftVersion())) {
      throw stale(caller, template, expected, null);
    }
    return template;
  }

  private StaleWrite stale(
      Caller caller, Template current, IfMatch expected, @Nullable List<String> differs) {
    return new CurrentDraft(
            current.draft().json(),
            current.draftVersion(),
            current.draftEditedAt(),
            current.draftEditedBy())
        .stale(
            expected,
            version ->
                templates.pastDraft(caller.workspace(), current.id(), version).map(Content::json),
            differs);
  }
}
