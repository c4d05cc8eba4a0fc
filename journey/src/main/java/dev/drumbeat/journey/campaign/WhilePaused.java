package dev.drumbeat.journey.campaign;

/** Whether a wait's time goes on while its run is paused. */
public enum WhilePaused {
  /** It does: what ended meanwhile goes on at the resume. */
  RUN,
  /** It stands still: what was left of it is left at the resume. */
  HOLD
}
