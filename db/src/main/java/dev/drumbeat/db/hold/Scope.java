package dev.drumbeat.db.hold;

/** What a hold is about, from the widest to the narrowest. */
public enum Scope {
  WORKSPACE,
  INTEGRATION,
  SENDER,
  CAMPAIGN,
  RUN
}
