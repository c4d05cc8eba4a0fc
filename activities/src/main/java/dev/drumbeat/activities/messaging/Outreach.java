package dev.drumbeat.activities.messaging;

import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.campaign.Call;
import dev.drumbeat.journey.campaign.EffectStep;
import dev.drumbeat.journey.campaign.EmailStep;
import dev.drumbeat.journey.campaign.EnrichStep;
import dev.drumbeat.journey.campaign.PaymentStep;
import dev.drumbeat.journey.campaign.SmsStep;
import dev.drumbeat.journey.campaign.TaskStep;
import dev.drumbeat.journey.campaign.WebhookStep;
import dev.drumbeat.journey.contact.Addressee;
import dev.drumbeat.journey.contact.PointKind;
import dev.drumbeat.journey.machine.Work;
import dev.drumbeat.journey.template.Missing;
import org.jspecify.annotations.Nullable;

/** The ways to reach a person, and what each is called where. */
enum Outreach {
  SMS(Channel.SMS, Work.SMS, "SMS", PointKind.PHONE),
  EMAIL(Channel.EMAIL, Work.EMAIL, "EMAIL", PointKind.EMAIL),
  CALL(Channel.VOICE, Work.CALL, "CALL", PointKind.PHONE),
  AI_CALL(Channel.VOICE, Work.AI_CALL, "AI_CALL", PointKind.PHONE);

  private final Channel channel;
  private final Work work;
  private final String kind;
  private final PointKind pointKind;

  Outreach(Channel channel, Work work, String kind, PointKind pointKind) {
    this.channel = channel;
    this.work = work;
    this.kind = kind;
    this.pointKind = pointKind;
  }

  Channel channel() {
    return channel;
  }

  Work work() {
    return work;
  }

  /** The ledger's name for it. */
  String kind() {
    return kind;
  }

  PointKind pointKind() {
    return pointKind;
  }

  /** By the ledger's name for it. */
  static Outreach ofKind(String kind) {
    return valueOf(kind);
  }

  static String senderOf(EffectStep step) {
    return switch (step) {
      case SmsStep sms -> sms.from();
      case EmailStep email -> email.from();
      case Call call -> call.from();
      case EnrichStep _, TaskStep _, WebhookStep _, PaymentStep _ ->
          throw new IllegalArgumentException(step.type() + " has no sender");
    };
  }

  /** Which of a lead's contact points a step names; null names none. */
  static @Nullable Addressee addresseeOf(EffectStep step) {
    return switch (step) {
      case SmsStep sms -> sms.to();
      case EmailStep email -> email.to();
      case Call call -> call.to();
      case EnrichStep _, TaskStep _, WebhookStep _, PaymentStep _ -> null;
    };
  }

  static Missing missingOf(EffectStep step) {
    return switch (step) {
      case SmsStep sms -> sms.missing();
      case EmailStep email -> email.missing();
      case Call call -> call.missing();
      case TaskStep task -> task.missing();
      case WebhookStep webhook -> webhook.missing();
      case PaymentStep payment -> payment.missing();
      case EnrichStep enrich -> throw new IllegalArgumentException("enrichment renders nothing");
    };
  }
}
