package dev.drumbeat.simulator.faults;

/** What can go wrong. A new kind is a constant here and a case where its stage is applied. */
public enum FaultKind {
  ACCOUNT_SUSPENDED(FaultStage.ACCOUNT),

  ERROR_500(FaultStage.REFUSE),
  BAD_GATEWAY_HTML(FaultStage.REFUSE),
  UNAVAILABLE_503(FaultStage.REFUSE),
  TOO_MANY_REQUESTS(FaultStage.REFUSE),
  REFUSED_RESET(FaultStage.REFUSE),
  REFUSED_LATE(FaultStage.REFUSE),
  REJECTED(FaultStage.REFUSE),

  ACCEPTED_500(FaultStage.ANSWER),
  ACCEPTED_BAD_GATEWAY_HTML(FaultStage.ANSWER),
  ACCEPTED_503(FaultStage.ANSWER),
  /** No provider does it: their 429 means that nothing was taken. For the worst of worlds only. */
  ACCEPTED_429(FaultStage.ANSWER),
  ACCEPTED_LATE(FaultStage.ANSWER),
  ACCEPTED_AFTER_TIMEOUT(FaultStage.ANSWER),
  ACCEPTED_RESET(FaultStage.ANSWER),
  ACCEPTED_GARBAGE(FaultStage.ANSWER),
  ACCEPTED_DRIP(FaultStage.ANSWER),

  UNDELIVERED(FaultStage.DELIVERY),
  CARRIER_FILTERED(FaultStage.DELIVERY),
  SENDER_UNREGISTERED(FaultStage.DELIVERY),
  QUEUE_SUSPENDED(FaultStage.DELIVERY),

  CALLBACK_DUPLICATE(FaultStage.CALLBACK),
  CALLBACK_REVERSED(FaultStage.CALLBACK),
  CALLBACK_LATE(FaultStage.CALLBACK),
  CALLBACK_MISSING(FaultStage.CALLBACK),
  CALLBACK_FORGED(FaultStage.CALLBACK),
  CALLBACK_STALE(FaultStage.CALLBACK),

  INBOUND_MISSING(FaultStage.INBOUND),

  LIST_LAG(FaultStage.LIST),
  CLOCK_SKEW(FaultStage.CLOCK),
  SUDDEN_OPT_OUT(FaultStage.PERSON),

  READ_500(FaultStage.READ),
  READ_429(FaultStage.READ),
  READ_HTML(FaultStage.READ),
  READ_RESET(FaultStage.READ);

  private final FaultStage stage;

  FaultKind(FaultStage stage) {
    this.stage = stage;
  }

  public FaultStage stage() {
    return stage;
  }

  /** Whether a rule must say which error code. */
  boolean needsCode() {
    return this == REJECTED || this == UNDELIVERED;
  }
}
