package dev.drumbeat.db.campaign;

/** What became of a write that expects the draft as its writer has read it. */
public sealed interface DraftWrite {
  /** It is written; the campaign is as it now is, or as it was before it was removed. */
  record Done(Campaign campaign) implements DraftWrite {}

  /** Nothing is written, because another was first; the campaign is as that one left it. */
  record Stale(Campaign current) implements DraftWrite {}

  /** There is no such campaign. */
  record Missing() implements DraftWrite {}
}
