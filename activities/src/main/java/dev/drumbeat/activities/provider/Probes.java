package dev.drumbeat.activities.provider;

/** Asks a provider how it is, at no cost. */
public final class Probes {
  Probes(OneRequest http, TwilioClients twilio) {}

  public Probe probe(ProviderAccount account) {
    throw new UnsupportedOperationException();
  }
}
