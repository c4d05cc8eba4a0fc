package dev.drumbeat.journey.gate;

/** What decided a send, in the order in which the gate asks, with what would have allowed it. */
public enum Rule {
  RUN_PAUSED("Resume the run."),
  RUN_STOPPED("Nothing: a stopped run stays stopped. Launch another."),
  ENROLLMENT_ENDED("Enroll the lead again, where the campaign allows it."),
  NO_CONTACT_POINT("A contact with a point for this channel."),
  SIMULATED_RECIPIENT("A real recipient, or a simulated provider."),
  SUPPRESSED("Only the person: START for texts, a new opt-in for the rest."),
  /** On a list of people who sue over unwanted calls. */
  LITIGATOR("Nothing: a litigator is never contacted."),
  /** On the workspace's own do-not-call list (47 CFR 64.1200(d)). */
  INTERNAL_DNC("Take the number off the workspace's own do-not-call list."),
  /** The number changed hands after the consent was given. */
  REASSIGNED_NUMBER("A consent that is newer than the reassignment."),
  /** On the National Do Not Call Registry, and without written consent. */
  NATIONAL_DNC("Prior express written consent for this channel."),
  /** On a state's do-not-call list, and without written consent. */
  STATE_DNC("Prior express written consent for this channel."),
  PROPERTY_STOPPED("Start outreach for the property again."),
  OWNER_STOPPED("Start outreach to the owner again."),
  NO_CONSENT("Prior express written consent for calls, with its evidence."),
  SENDER_UNREGISTERED("Register the step's sender with its carrier."),
  SENDER_UNHEALTHY("The sender's provider answers again, and nobody holds the sender."),
  WORKSPACE_HOLD("An operator lifts the workspace's hold."),
  ACCOUNT_HOLD("An operator lifts the hold of the provider's account."),
  CAMPAIGN_HOLD("An operator lifts the campaign's hold."),
  SENDER_HOLD("An operator lifts the sender's hold."),
  /** A list that has to be asked is too old to say no. */
  DNC_LIST_STALE("Import a newer version of the list, or written consent for this channel."),
  /** A real provider, no written consent, and no national list to ask. */
  DNC_LIST_MISSING("Import the National Do Not Call list, or written consent for this channel."),
  QUIET_HOURS("A lawful hour at every place where the recipient could be."),
  CAMPAIGN_WINDOW("An hour within the campaign's window."),
  FREQUENCY_CAP("Fewer contacts within the cap's time."),
  /** A state's limit of attempts at one person. */
  ATTEMPT_LIMIT("Fewer attempts within the state's time."),
  BUDGET("Raise the budget, or wait until what is reserved settles for less."),
  /** Given by the limiter, after the gate: no sending slot is near. */
  NO_SLOT("A sender with more capacity, or time."),
  /** Given by the limiter: as many calls are open as the provider's account may have. */
  CALLS_BUSY("One of the open calls ends, or the account's limit of open calls is raised."),
  /** Given by rendering, after the gate: the template names a field that the lead lacks. */
  MISSING_FIELD("Fill in the field, or give it a default in the template."),
  /** Given after the gate: what the lead's data has for a phone can be no number. */
  BAD_DATA("Mend the phone number, and release the lead."),
  ALLOWED("Nothing more is needed.");

  private final String remedy;

  Rule(String remedy) {
    this.remedy = remedy;
  }

  /** What would have allowed the send, a sentence for a person. */
  public String remedy() {
    return remedy;
  }
}
