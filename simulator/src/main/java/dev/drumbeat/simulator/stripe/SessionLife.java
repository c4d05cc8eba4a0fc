package dev.drumbeat.simulator.stripe;

import dev.drumbeat.simulator.engine.ProviderContext;
import dev.drumbeat.simulator.faults.Fate;
import dev.drumbeat.simulator.faults.Fault;
import dev.drumbeat.simulator.faults.FaultKind;
import dev.drumbeat.simulator.faults.FaultStage;
import dev.drumbeat.simulator.http.Json;
import dev.drumbeat.simulator.log.AcceptedEntry;
import dev.drumbeat.simulator.people.PayPersona;
import dev.drumbeat.simulator.stripe.Session.State;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** What becomes of each session: it is paid, or its time runs out, and endpoints are told. */
final class SessionLife {
  /** The SDKs read events of their own version only. */
  private static final String API_VERSION = "2026-07-29.dahlia";

  /** Noted once its event went out, so that a restart doesn't tell it again. */
  static final String TOLD = "told";

  private final ProviderContext context;
  private final Sessions sessions;
  private final Endpoints endpoints;

  SessionLife(ProviderContext context, Sessions sessions, Endpoints endpoints) {
    this.context = context;
    this.sessions = sessions;
    this.endpoints = endpoints;
  }

  void goOn(AcceptedEntry entry) {
    Session session = NewSession.session(entry);
    if (!context.callbacks()) {
      return;
    }
    Session now = sessions.find(entry.id()).orElse(session);
    if (now.state() != State.OPEN) {
      context.agenda().longTask(() -> tell(now, entry.fate()));
      return;
    }
    PayPersona payer = context.people().payer(session.form().subject());
    Instant over = Instant.ofEpochSecond(session.form().expiresAt());
    Instant paid = session.created().plus(context.pace().seconds(payer.afterSeconds()));
    if (payer.pays() && paid.isBefore(over)) {
      context.agenda().at(paid, () -> end(session.id(), State.PAID, entry.fate()));
    } else {
      context.agenda().at(over, () -> end(session.id(), State.EXPIRED, entry.fate()));
    }
  }

  /** Ends one and tells of it; nothing when it has ended. */
  void end(String id, State state, Fate fate) throws InterruptedException {
    Session ended = sessions.end(id, state).orElse(null);
    if (ended == null) {
      return;
    }
    context.journal().note(StripeProvider.NAME, id, state.name());
    if (context.callbacks()) {
      tell(ended, fate);
    }
  }

  private void tell(Session session, Fate fate) throws InterruptedException {
    post(session, fate);
    context.journal().note(StripeProvider.NAME, session.id(), TOLD);
  }

  private void post(Session session, Fate fate) throws InterruptedException {
    Fault fault = fate.at(FaultStage.CALLBACK);
    String event = event(session);
    Duration delay = fault == null ? Duration.ZERO : fault.delay();
    switch (fault == null ? FaultKind.CALLBACK_REVERSED : fault.kind()) {
      case CALLBACK_MISSING -> {}
      case CALLBACK_LATE -> context.agenda().after(delay, () -> endpoints.post(event));
      case CALLBACK_DUPLICATE -> {
        endpoints.post(event);
        endpoints.post(event);
      }
      case CALLBACK_FORGED -> {
        endpoints.postWrongly(event(session.with(State.PAID)), true, Duration.ZERO);
        endpoints.post(event);
      }
      case CALLBACK_STALE -> {
        endpoints.postWrongly(event, false, delay);
        endpoints.post(event);
      }
      // There is one event, which can't come in another order.
      default -> endpoints.post(event);
    }
  }

  private String event(Session session) {
    String what = session.state() == State.PAID ? "completed" : "expired";
    return Json.MAPPER.writeValueAsString(
        Json.object(
            "id",
            "evt_" + UUID.randomUUID().toString().replace("-", ""),
            "object",
            "event",
            "api_version",
            API_VERSION,
            "created",
            context.agenda().now().getEpochSecond(),
            "data",
            Json.object("object", session.json()),
            "livemode",
            false,
            "pending_webhooks",
            1,
            "type",
            "checkout.session." + what));
  }
}
