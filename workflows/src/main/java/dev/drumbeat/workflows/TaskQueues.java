package dev.drumbeat.workflows;

import java.util.List;

/** One task queue per channel, so that a slow provider never holds up another. */
public final class TaskQueues {
  public static final String JOURNEY = "journey";
  public static final String SEND_SMS = "send-sms";
  public static final String SEND_EMAIL = "send-email";
  public static final String SEND_CALL = "send-call";
  public static final String ENRICH = "enrich";

  public static final String WEBHOOK = "webhook";
  public static final String PAYMENT = "payment";
  public static final String AI_CALL = "ai-call";

  /** Every queue that a worker of this version serves. */
  public static final List<String> ALL =
      List.of(JOURNEY, SEND_SMS, SEND_EMAIL, SEND_CALL, ENRICH, WEBHOOK, PAYMENT, AI_CALL);

  private TaskQueues() {}
}
