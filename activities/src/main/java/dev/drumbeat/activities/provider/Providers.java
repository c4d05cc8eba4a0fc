package dev.drumbeat.activities.provider;

import dev.drumbeat.journey.contact.PhoneNumbers;

/** All the clients over one HTTP client, for a process to have once. Thread-safe. */
public final class Providers implements AutoCloseable {
  private final OneRequest http;
  private final TwilioMessages messages;
  private final TwilioInbound inbound;
  private final TwilioPrices prices;
  private final TwilioSent sent;
  private final TwilioCalls calls;
  private final VapiCalls assistants;
  private final VapiReadBack assistantsReadBack;
  private final SendGridMail mail;
  private final Regrid regrid;
  private final BatchData batchData;
  private final StripeCheckout checkout;
  private final Probes probes;

  public Providers(HttpTimeouts timeouts) {
    http = new OneRequest(timeouts);
    TwilioClients twilio = new TwilioClients(http);
    messages = new TwilioMessages(twilio);
    inbound = new TwilioInbound(twilio);
    prices = new TwilioPrices(twilio);
    sent = new TwilioSent(twilio);
    calls = new TwilioCalls(twilio);
    assistants = new VapiCalls(http);
    assistantsReadBack = new VapiReadBack(assistants);
    mail = new SendGridMail(http);
    regrid = new Regrid(http);
    batchData = new BatchData(http, PhoneNumbers::e164);
    checkout = new StripeCheckout(http);
    probes = new Probes(http);
  }

  public TwilioMessages messages() {
    return messages;
  }

  public TwilioInbound inbound() {
    return inbound;
  }

  public TwilioPrices prices() {
    return prices;
  }

  public TwilioSent sent() {
    return sent;
  }

  public TwilioCalls calls() {
    return calls;
  }

  public VapiCalls assistants() {
    return assistants;
  }

  public VapiReadBack assistantsReadBack() {
    return assistantsReadBack;
  }

  public SendGridMail mail() {
    return mail;
  }

  public Regrid regrid() {
    return regrid;
  }

  public BatchData batchData() {
    return batchData;
  }

  public StripeCheckout checkout() {
    return checkout;
  }

  public Probes probes() {
    return probes;
  }

  /** Ends what is in flight. */
  @Override
  public void close() {
    http.close();
  }
}
