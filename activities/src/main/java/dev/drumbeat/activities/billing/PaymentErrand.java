package dev.drumbeat.activities.billing;

import dev.drumbeat.activities.cohort.CohortContext;
import dev.drumbeat.activities.effect.Errand;
import dev.drumbeat.activities.effect.Plan;
import dev.drumbeat.db.enrollment.Lead;
import dev.drumbeat.db.ledger.Intent;
import dev.drumbeat.journey.campaign.Money;
import dev.drumbeat.journey.campaign.PaymentStep;
import dev.drumbeat.journey.machine.Work;
import dev.drumbeat.journey.template.Escape;
import dev.drumbeat.journey.template.Missing;
import dev.drumbeat.journey.template.Rendered;
import dev.drumbeat.journey.template.TemplateFault;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a payment step asks: an amount or a price, for what, and until when. */
final class PaymentErrand implements Errand {
  static final String EXPIRES_AT = "expiresAt";
  private static final String VALID_SECONDS = "validSeconds";

  /**
   * Stripe takes 30 minutes to 24 hours from when it makes the session, which is a little after
   * this is written.
   */
  private static final Duration SHORTEST = Duration.ofMinutes(35);

  private static final Duration LONGEST = Duration.ofHours(24).minusMinutes(1);

  /** What has less left is given its time anew. */
  private static final Duration STALE = Duration.ofMinutes(31);

  @Override
  public Work work() {
    return Work.PAYMENT;
  }

  @Override
  public String kind() {
    return "PAYMENT";
  }

  @Override
  public List<String> providers() {
    return List.of("STRIPE");
  }

  @Override
  public String inWords() {
    return "The payment link";
  }

  @Override
  public Plan plan(CohortContext context, Lead lead) {
    String id = lead.position().step();
    PaymentStep step = (PaymentStep) context.journey().definition().step(id);
    try {
      Rendered text =
          context
              .journey()
              .template(id, "description")
              .render(lead.forTemplates(), step.missing(), Escape.TEXT);
      return text.complete() || step.missing() == Missing.EMPTY
          ? ready(step, text.text(), context.time().now())
          : new Plan.Lacking(List.copyOf(text.missingFields()), step.missing() == Missing.SKIP);
    } catch (TemplateFault e) {
      return new Plan.Faulty(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public Optional<Map<String, Object>> renewed(Intent planned, Instant now) {
    long valid = number(planned, VALID_SECONDS);
    if (number(planned, EXPIRES_AT) >= now.plus(STALE).getEpochSecond()) {
      return Optional.empty();
    }
    var content = new LinkedHashMap<>(planned.content());
    content.put(EXPIRES_AT, now.getEpochSecond() + valid);
    return Optional.of(content);
  }

  static long number(Intent intent, String name) {
    return intent.content().get(name) instanceof Number number ? number.longValue() : 0;
  }

  private static Plan ready(PaymentStep step, String description, Instant now) {
    Duration valid = valid(step);
    var content = new LinkedHashMap<String, Object>();
    content.put("description", description);
    Money money = step.amount();
    if (money != null) {
      BigDecimal cents = money.amount().movePointRight(2).stripTrailingZeros();
      if (cents.scale() > 0) {
        return new Plan.Faulty("the amount is no whole number of cents");
      }
      content.put("cents", cents.longValueExact());
    } else if (step.price() != null) {
      content.put("price", step.price());
    }
    content.put(VALID_SECONDS, valid.toSeconds());
    content.put(EXPIRES_AT, now.plus(valid).getEpochSecond());
    return new Plan.Ready(content);
  }

  private static Duration valid(PaymentStep step) {
    Duration asked = step.term() == null ? LONGEST : step.term().timeout();
    if (asked.compareTo(SHORTEST) < 0) {
      return SHORTEST;
    }
    return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
  }
}
