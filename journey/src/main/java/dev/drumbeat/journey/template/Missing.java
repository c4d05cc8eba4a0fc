package dev.drumbeat.journey.template;

/** What a send does when its template names a field that the lead lacks. */
public enum Missing {
  /** The lead is held with the field's name as the reason, until a person fills it. */
  HOLD,
  /** The step is skipped. A skip is not a failure. */
  SKIP,
  /** The field renders as nothing. */
  EMPTY
}
