package dev.drumbeat.activities.provider;

import java.time.Instant;
import java.util.Set;

/** Texts through Twilio. */
public final class TwilioMessages {
  TwilioMessages(TwilioClients clients) {}

  /** Sends one text with one request. */
  public Answer send(ProviderAccount account, SmsRequest request) {
    throw new UnsupportedOperationException();
  }

  /**
   * Looks for the text among what Twilio has for its two numbers.
   *
   * @param knownIds Twilio's ids that belong to other attempts
   */
  public Finding find(
      ProviderAccount account, SmsRequest request, Instant submittedAt, Set<String> knownIds) {
    throw new UnsupportedOperationException();
  }

  public Fetched<MessageState> fetch(ProviderAccount account, String providerId) {
    throw new UnsupportedOperationException();
  }
}
