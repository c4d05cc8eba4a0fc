package dev.drumbeat.simulator.stripe;

import dev.drumbeat.simulator.http.Json;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A session as it stands. */
record Session(String id, Instant created, SessionForm form, State state) {
  enum State {
    OPEN("open", "unpaid"),
    PAID("complete", "paid"),
    EXPIRED("expired", "unpaid");

    private final String status;
    private final String paymentStatus;

    State(String status, String paymentStatus) {
      this.status = status;
      this.paymentStatus = paymentStatus;
    }
  }

  Session with(State other) {
    return new Session(id, created, form, other);
  }

  Map<String, @Nullable Object> json() {
    boolean open = state == State.OPEN;
    return Json.object(
        "id",
        id,
        "object",
        "checkout.session",
        "amount_total",
        form.amount(),
        "client_reference_id",
        form.reference(),
        "created",
        created.getEpochSecond(),
        "currency",
        form.currency(),
        "expires_at",
        form.expiresAt(),
        "livemode",
        false,
        "metadata",
        form.metadata(),
        "mode",
        "payment",
        "payment_status",
        state.paymentStatus,
        "status",
        state.status,
        "success_url",
        form.successUrl(),
        "url",
        open ? "https://checkout.stripe.com/c/pay/" + id : null);
  }
}
