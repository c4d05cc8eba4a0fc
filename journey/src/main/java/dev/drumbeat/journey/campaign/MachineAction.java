package dev.drumbeat.journey.campaign;

/** What a call does when a machine answers. */
public enum MachineAction {
  LEAVE_MESSAGE,
  HANG_UP
}
