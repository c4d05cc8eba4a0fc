package dev.drumbeat.journey.campaign;

import dev.drumbeat.journey.contact.Addressee;
import dev.drumbeat.journey.time.Days;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes one step as canonical JSON. */
final class StepWriter {
  private final ObjectNode json;

  private StepWriter(ObjectNode json) {
    this.json = json;
  }

  static void write(ObjectNode json, Step step) {
    StepWriter writer = new StepWriter(json);
    switch (step) {
      case EnrichStep s -> writer.enrich(s);
      case SmsStep s -> writer.sms(s);
      case EmailStep s -> writer.email(s);
      case CallStep s -> writer.call(s);
      case AiCallStep s -> writer.aiCall(s);
      case TaskStep s -> writer.task(s);
      case WebhookStep s -> writer.webhook(s);
      case PaymentStep s -> writer.payment(s);
      case WaitStep s -> writer.pause(s);
      case AwaitStep s -> writer.await(s);
      case BranchStep s -> writer.branch(s);
      case SplitStep s -> writer.split(s);
      case UpdateStep s -> writer.update(s);
      case EndStep s -> writer.text("type", "end").text("outcome", s.outcome());
    }
  }

  private void enrich(EnrichStep step) {
    text("type", "enrich");
    step.products().forEach(product -> json.withArray("products").add(product.name()));
    text("maxAge", Durations.format(step.maxAge()));
    text("next", step.next()).text("onMiss", step.onMiss());
    effect(step);
  }

  private void sms(SmsStep step) {
    text("type", "sms").text("from", step.from()).text("to", name(step.to()));
    template(step.template());
    text("body", given(step.body()));
    duration("validity", step.validity());
    text("next", step.next())
        .text("onRejected", step.onRejected())
        .text("onUndelivered", step.onUndelivered())
        .text("missing", step.missing().name());
    effect(step);
  }

  private void email(EmailStep step) {
    text("type", "email").text("from", step.from()).text("to", name(step.to()));
    template(step.template());
    text("subject", given(step.subject())).text("body", given(step.body()));
    text("html", step.html());
    text("next", step.next())
        .text("onRejected", step.onRejected())
        .text("onBounced", step.onBounced())
        .text("missing", step.missing().name());
    effect(step);
  }

  private void template(@Nullable TemplateUse use) {
    if (use != null && use.version() != null) {
      json.putObject("template").put("name", use.name()).put("version", use.version());
    } else if (use != null) {
      json.put("template", use.name());
    }
  }

  /** A text that is yet to be taken from a template is not written. */
  private static @Nullable String given(String text) {
    return text.isEmpty() ? null : text;
  }

  private void call(CallStep step) {
    text("type", "call").text("mode", step.mode().name()).text("from", step.from());
    text("to", name(step.to()));
    text("script", step.script());
    texts("gather", step.gather());
    text("machine", step.machine().name()).text("message", step.message());
    texts("onOutcome", step.onOutcome());
    text("otherwise", step.otherwise())
        .text("next", step.next())
        .text("missing", step.missing().name());
    effect(step);
  }

  private void aiCall(AiCallStep step) {
    text("type", "call").text("mode", step.mode().name()).text("from", step.from());
    text("to", name(step.to())).text("assistant", step.assistant());
    texts("variables", step.variables());
    if (!step.cases().isEmpty()) {
      cases(step.cases());
    }
    texts("onOutcome", step.onOutcome());
    text("otherwise", step.otherwise())
        .text("next", step.next())
        .text("missing", step.missing().name());
    effect(step);
  }

  private void task(TaskStep step) {
    text("type", "task").text("title", step.title()).text("assignee", step.assignee());
    step.outcomes().forEach(json.putArray("outcomes")::add);
    texts("onOutcome", step.onOutcome());
    text("next", step.next());
    duration("timeout", step.timeout());
    text("onTimeout", step.onTimeout()).text("missing", step.missing().name());
    json.put("maxVisits", step.maxVisits());
  }

  private void webhook(WebhookStep step) {
    text("type", "webhook").text("url", step.url()).text("method", step.method().name());
    texts("headers", step.headers());
    text("body", step.body()).text("saveAs", step.saveAs());
    text("next", step.next())
        .text("onRejected", step.onRejected())
        .text("missing", step.missing().name());
    effect(step);
  }

  private void payment(PaymentStep step) {
    text("type", "payment").text("price", step.price());
    if (step.amount() != null) {
      text("amount", step.amount().amount().toPlainString());
      text("currency", step.amount().currency());
    }
    text("description", step.description()).text("saveAs", step.saveAs());
    if (step.term() != null) {
      text("onPaid", step.term().onPaid());
      duration("timeout", step.term().timeout());
      text("onTimeout", step.term().onTimeout());
    }
    text("next", step.next())
        .text("onRejected", step.onRejected())
        .text("missing", step.missing().name());
    effect(step);
  }

  private void pause(WaitStep step) {
    text("type", "wait");
    duration("for", step.duration());
    Until until = step.until();
    if (until != null) {
      until(json.putObject("until"), until);
    }
    overdue(step.overdue());
    if (step.whilePaused() != WhilePaused.RUN) {
      text("whilePaused", step.whilePaused().name());
    }
    text("next", step.next());
    json.put("maxVisits", step.maxVisits());
  }

  private static void until(ObjectNode json, Until until) {
    switch (until) {
      case Until.OfDay day -> json.put("days", Days.format(day.days()));
      case Until.OnDate on -> json.put("date", on.date().toString());
      case Until.OfField field -> {
        json.put("field", field.field()).put("missing", field.missing().name());
        if (field.minus() != null) {
          json.put("minus", Durations.format(field.minus()));
        }
        if (field.plus() != null) {
          json.put("plus", Durations.format(field.plus()));
        }
      }
    }
    json.put("time", until.time().toString())
        .put("zone", until.zone() == null ? "RECIPIENT" : until.zone().getId());
  }

  private void overdue(Overdue overdue) {
    if (!overdue.equals(Overdue.SEND)) {
      ObjectNode node = json.putObject("overdue");
      if (overdue.skipAfter() != null) {
        node.put("skipAfter", Durations.format(overdue.skipAfter()));
      }
      if (overdue.shiftAfter() != null) {
        node.put("shiftAfter", Durations.format(overdue.shiftAfter()));
      }
    }
  }

  private void await(AwaitStep step) {
    text("type", "await");
    step.events().forEach(event -> json.withArray("events").add(event.name()));
    duration("timeout", step.timeout());
    cases(step.cases());
    text("otherwise", step.otherwise()).text("onTimeout", step.onTimeout());
    json.put("maxVisits", step.maxVisits());
  }

  private void branch(BranchStep step) {
    text("type", "branch");
    cases(step.cases());
    text("otherwise", step.otherwise());
    json.put("maxVisits", step.maxVisits());
  }

  private void split(SplitStep step) {
    text("type", "split");
    ObjectNode arms = json.putObject("arms");
    step.arms().forEach((name, arm) -> arm(arms.putObject(name), arm));
    if (step.holdout() != null) {
      arm(json.putObject(SplitStep.HOLDOUT), step.holdout());
    }
    json.put("maxVisits", step.maxVisits());
  }

  private static void arm(ObjectNode json, Arm arm) {
    json.put("weight", arm.weight()).put("next", arm.next());
  }

  private void update(UpdateStep step) {
    text("type", "update");
    ObjectNode set = json.putObject("set");
    step.set().forEach(set::putPOJO);
    step.tags().forEach(json.putArray("tags")::add);
    text("next", step.next());
    json.put("maxVisits", step.maxVisits());
  }

  private void effect(EffectStep step) {
    json.put("maxVisits", step.maxVisits());
    json.putObject("retry")
        .put("attempts", step.retry().attempts())
        .put("first", Durations.format(step.retry().first()))
        .put("max", Durations.format(step.retry().max()));
  }

  private static @Nullable String name(@Nullable Addressee to) {
    return to == null ? null : to.name();
  }

  private void cases(List<Case> cases) {
    ArrayNode array = json.putArray("cases");
    cases.forEach(each -> array.addObject().put("when", each.when()).put("next", each.next()));
  }

  private void texts(String name, Map<String, String> entries) {
    if (!entries.isEmpty()) {
      ObjectNode object = json.putObject(name);
      entries.forEach(object::put);
    }
  }

  private void duration(String name, @Nullable Duration duration) {
    text(name, duration == null ? null : Durations.format(duration));
  }

  private StepWriter text(String name, @Nullable String value) {
    if (value != null) {
      json.put(name, value);
    }
    return this;
  }
}
