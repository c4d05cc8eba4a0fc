package dev.drumbeat.journey.campaign;

import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.contact.Addressee;
import dev.drumbeat.journey.template.Missing;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the steps that touch the world. */
final class EffectStepReader {
  private static final int ID = 60;

  private final Fields fields;
  private final Problems problems;

  EffectStepReader(Fields fields) {
    this.fields = fields;
    this.problems = fields.problems();
  }

  EnrichStep enrich() {
    List<Product> products = fields.choices("products", Product.class);
    if (products.isEmpty()) {
      problems.error(fields.pointer("products"), "REQUIRED", "'products' names at least one");
    }
    return new EnrichStep(
        products,
        fields.duration("maxAge", EnrichStep.DEFAULT_MAX_AGE),
        fields.text("next", ID),
        fields.optionalText("onMiss", ID),
        maxVisits(),
        retry());
  }

  SmsStep sms() {
    TemplateUse template = template();
    Duration validity = fields.duration("validity");
    if (validity != null && validity.compareTo(SmsStep.LONGEST_VALIDITY) > 0) {
      problems.error(fields.pointer("validity"), "RANGE", "'validity' is at most PT10H");
    }
    return new SmsStep(
        fields.text("from", ID),
        own("body", CampaignDefinition.BODY_LIMIT, template),
        validity,
        fields.text("next", ID),
        fields.optionalText("onRejected", ID),
        fields.optionalText("onUndelivered", ID),
        missing(),
        maxVisits(),
        retry(),
        to(Channel.SMS),
        template);
  }

  EmailStep email() {
    TemplateUse template = template();
    return new EmailStep(
        fields.text("from", ID),
        own("subject", EmailStep.SUBJECT_LIMIT, template),
        own("body", EmailStep.BODY_LIMIT, template),
        fields.optionalText("html", EmailStep.BODY_LIMIT),
        fields.text("next", ID),
        fields.optionalText("onRejected", ID),
        fields.optionalText("onBounced", ID),
        missing(),
        maxVisits(),
        retry(),
        to(Channel.EMAIL),
        template);
  }

  Call call() {
    return new CallReader(fields).read(maxVisits(), retry(), to(Channel.VOICE));
  }

  WebhookStep webhook() {
    return WebhookReader.read(fields, maxVisits(), retry());
  }

  PaymentStep payment() {
    return new PersonStepReader(fields).payment(maxVisits(), retry());
  }

  /** A text that a step may leave to its template. */
  private String own(String name, int most, @Nullable TemplateUse template) {
    if (template == null) {
      return fields.text(name, most);
    }
    String text = fields.optionalText(name, most);
    return text == null ? "" : text;
  }

  /** A name, for the newest version, or {@code { name, version }}. */
  private @Nullable TemplateUse template() {
    if (!fields.raw("template").map(JsonNode::isObject).orElse(false)) {
      String name = fields.optionalText("template", ID);
      return name == null ? null : new TemplateUse(name, null);
    }
    Fields use = fields.object("template").orElseThrow();
    String name = use.text("name", ID);
    if (!use.has("version")) {
      problems.error(use.pointer("version"), "REQUIRED", "'version' is missing");
    }
    int version = use.integer("version", 1, Integer.MAX_VALUE, 0);
    use.close();
    return new TemplateUse(name, version == 0 ? null : version);
  }

  private @Nullable Addressee to(Channel channel) {
    if (!fields.has("to")) {
      return null;
    }
    Addressee to = fields.requiredChoice("to", Addressee.class);
    if (!to.fits(channel)) {
      String message = to + " can't be reached by " + channel.json();
      problems.error(fields.pointer("to"), "UNKNOWN_VALUE", message);
    }
    return to;
  }

  private Missing missing() {
    return fields.choice("missing", Missing.class, Missing.HOLD);
  }

  private int maxVisits() {
    return fields.integer("maxVisits", 1, CampaignDefinition.VISIT_LIMIT, 1);
  }

  private Retry retry() {
    return fields.object("retry").map(EffectStepReader::retry).orElse(Retry.DEFAULT);
  }

  private static Retry retry(Fields retry) {
    int attempts = retry.integer("attempts", 1, Retry.MOST_ATTEMPTS, Retry.DEFAULT.attempts());
    Duration first = retry.duration("first", Retry.DEFAULT.first());
    Duration max = retry.duration("max", Retry.DEFAULT.max());
    if (max.compareTo(Retry.LONGEST_PAUSE) > 0) {
      retry.problems().error(retry.pointer("max"), "RANGE", "'max' is at most PT1H");
    } else if (first.compareTo(max) > 0) {
      retry.problems().error(retry.pointer("first"), "RANGE", "'first' is at most 'max'");
    }
    retry.close();
    return new Retry(attempts, first, max);
  }
}
