package dev.drumbeat.journey.campaign;

/** A step that touches the world, so that an activity does its work and the ledger records it. */
public sealed interface EffectStep extends Step
    permits EnrichStep, SmsStep, EmailStep, Call, TaskStep, WebhookStep, PaymentStep {
  Retry retry();
}
