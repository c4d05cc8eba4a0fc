package dev.drumbeat.simulator.log;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What kind of effect was accepted. */
public enum Kind {
  @JsonProperty("sms")
  SMS,
  @JsonProperty("email")
  EMAIL,
  @JsonProperty("call")
  CALL,
  @JsonProperty("ai_call")
  AI_CALL,
  @JsonProperty("parcel")
  PARCEL,
  @JsonProperty("skiptrace")
  SKIPTRACE,
  @JsonProperty("payment")
  PAYMENT,
  @JsonProperty("webhook")
  WEBHOOK
}
