package dev.drumbeat.simulator.faults;

/** What can go wrong. A new kind is a constant here and a case where its stage is applied. */
public enum FaultKind {
  ERROR_500(FaultStage.REFUSE),
  BAD_GATEWAY_HTML(FaultStage.REFUSE),
  UNAVAILABLE_503(FaultStage.REFUSE),
  TOO_MANY_REQUESTS(FaultStage.REFUSE),
  REFUSED_RESET(FaultStage.REFUSE),

  ACCEPTED_500(FaultStage.ANSWER),
  ACCEPTED_LATE(FaultStage.ANSWER),
  ACCEPTED_RESET(FaultStage.ANSWER),
  ACCEPTED_GARBAGE(FaultStage.ANSWER),
  ACCEPTED_DRIP(FaultStage.ANSWER),

  CALLBACK_DUPLICATE(FaultStage.CALLBACK),
  CALLBACK_REVERSED(FaultStage.CALLBACK),
  CALLBACK_LATE(FaultStage.CALLBACK),
  CALLBACK_MISSING(FaultStage.CALLBACK),
  CALLBACK_FORGED(FaultStage.CALLBACK),

  LIST_LAG(FaultStage.LIST),
  READ_500(FaultStage.READ);

  private final FaultStage stage;

  FaultKind(FaultStage stage) {
    this.stage = stage;
  }

  public FaultStage stage() {
    return stage;
  }
}
