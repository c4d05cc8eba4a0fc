package dev.drumbeat.journey.campaign;

/** One node of a journey. Its id is its key in {@link CampaignDefinition#steps()}. */
public sealed interface Step
    permits EffectStep, WaitStep, AwaitStep, BranchStep, SplitStep, UpdateStep, EndStep {
  /** How often one enrollment may enter this step. */
  int maxVisits();
}
