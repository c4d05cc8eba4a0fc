package dev.drumbeat.db.integration;

import java.util.List;
import java.util.Set;

/** Whose service it is, and which credentials it asks for. */
public enum Provider {
  TWILIO("accountSid", "authToken"),
  SENDGRID("apiKey", "webhookPublicKey"),
  REGRID("token"),
  BATCHDATA("token"),
  VAPI("apiKey", "webhookSecret"),
  STRIPE("apiKey", "webhookSecret");

  private final List<String> credentialNames;

  Provider(String... credentialNames) {
    this.credentialNames = List.of(credentialNames);
  }

  /** The names of the credentials, all of which are needed. */
  public List<String> credentialNames() {
    return credentialNames;
  }

  /** Which of them are missing or not known. */
  public boolean accepts(Set<String> names) {
    return names.equals(Set.copyOf(credentialNames));
  }
}
