package dev.drumbeat.activities.provider;

/** E-mail through SendGrid. */
public final class SendGridMail {
  SendGridMail(OneRequest http) {}

  /** Sends one e-mail with one request; the message id of the answer is the provider's id. */
  public Answer send(ProviderAccount account, EmailRequest request) {
    throw new UnsupportedOperationException();
  }
}
