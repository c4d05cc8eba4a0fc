package dev.drumbeat.activities.provider;

import java.time.Instant;
import java.util.Set;

/** Calls through Twilio. */
public final class TwilioCalls {
  TwilioCalls(TwilioClients clients) {}

  /** Places one call with one request. */
  public Answer place(ProviderAccount account, CallRequest request) {
    throw new UnsupportedOperationException();
  }

  /**
   * Looks for the call among what Twilio has for its two numbers.
   *
   * @param knownIds Twilio's ids that belong to other attempts
   */
  public Finding find(
      ProviderAccount account, CallRequest request, Instant submittedAt, Set<String> knownIds) {
    throw new UnsupportedOperationException();
  }

  public Fetched<CallState> fetch(ProviderAccount account, String providerId) {
    throw new UnsupportedOperationException();
  }
}
