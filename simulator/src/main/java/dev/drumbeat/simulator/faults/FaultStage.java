package dev.drumbeat.simulator.faults;

/** Where a fault strikes. At each stage at most one fault is drawn for a subject. */
public enum FaultStage {
  /** Before acceptance: the request has no effect. */
  REFUSE,
  /** After acceptance: the effect happens, the caller is told badly. */
  ANSWER,
  /** When a callback or event is due. */
  CALLBACK,
  /** When something new should show in a list. */
  LIST,
  /** When a resource or list is read. */
  READ
}
