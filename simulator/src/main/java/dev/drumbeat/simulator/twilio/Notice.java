package dev.drumbeat.simulator.twilio;

import dev.drumbeat.simulator.http.Params;
import java.util.UUID;

/**
 * One request that Twilio makes to its customer.
 *
 * @param idempotencyToken the same however often this notice is sent
 */
record Notice(String method, String url, Params params, String idempotencyToken) {
  static Notice post(String url, Params params) {
    return of("POST", url, params);
  }

  static Notice of(String method, String url, Params params) {
    return new Notice(method, url, params, UUID.randomUUID().toString());
  }
}
