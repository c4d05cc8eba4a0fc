package dev.drumbeat.activities.provider;

/** What a provider's error means for what is done next. */
public enum ErrorClass {
  /** Not processed: another attempt follows, and this one counts for nothing. */
  RETRY_NOT_COUNTED,
  /** Refused for now: another attempt follows after the rule's delay, up to its limit. */
  RETRY_COUNTED,
  /** The person has opted out: nobody of the workspace addresses them on that channel again. */
  SUPPRESS_CONTACT,
  /** The number cannot be reached on that channel, by any sender. */
  SUPPRESS_NUMBER,
  /** This sender can never reach this recipient; another may. */
  PERMANENT_FOR_PAIR,
  /** Nothing more from this sender until an operator lifts the named hold. */
  HALT_SENDER,
  /** Nothing more of this campaign until an operator lifts the named hold. */
  HALT_CAMPAIGN,
  /** Nothing more through this account until an operator lifts the named hold. */
  HALT_ACCOUNT,
  /** This attempt was refused; nothing else follows from it. */
  REJECTED;

  /** Whether a named hold follows. */
  public boolean halts() {
    return switch (this) {
      case HALT_SENDER, HALT_CAMPAIGN, HALT_ACCOUNT -> true;
      case RETRY_NOT_COUNTED,
          RETRY_COUNTED,
          SUPPRESS_CONTACT,
          SUPPRESS_NUMBER,
          PERMANENT_FOR_PAIR,
          REJECTED ->
          false;
    };
  }
}
