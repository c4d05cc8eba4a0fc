package dev.drumbeat.simulator.faults;

/** Where a fault strikes. At each stage at most one fault is drawn for a subject. */
public enum FaultStage {
  /** Before anything is looked at: the account itself is out of order. */
  ACCOUNT,
  /** Before acceptance: the request has no effect. */
  REFUSE,
  /** Around acceptance: the effect happens, the caller is told badly. */
  ANSWER,
  /** What the carriers make of a text or call that was taken. */
  DELIVERY,
  /** When a callback or event is due. */
  CALLBACK,
  /** When a reply should be told to the customer. */
  INBOUND,
  /** When something new should show in a list. */
  LIST,
  /** When the provider writes a time. */
  CLOCK,
  /** What the person does of their own accord, whatever they were sent. */
  PERSON,
  /** When a resource or list is read. */
  READ
}
