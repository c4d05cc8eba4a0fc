package dev.drumbeat.journey.campaign;

/** One node of a journey. Its id is its key in {@link CampaignDefinition#steps()}. */
public sealed interface Step
    permits EffectStep, WaitStep, AwaitStep, BranchStep, SplitStep, UpdateStep, EndStep {
  /** How often one enrollment may enter this step. */
  int maxVisits();

  /** As definitions write it. */
  default String type() {
    return switch (this) {
      case EnrichStep s -> "enrich";
      case SmsStep s -> "sms";
      case EmailStep s -> "email";
      case Call s -> "call";
      case TaskStep s -> "task";
      case WebhookStep s -> "webhook";
      case PaymentStep s -> "payment";
      case WaitStep s -> "wait";
      case AwaitStep s -> "await";
      case BranchStep s -> "branch";
      case SplitStep s -> "split";
      case UpdateStep s -> "update";
      case EndStep s -> "end";
    };
  }
}
