package dev.drumbeat.api.campaign;

import dev.drumbeat.api.Client;

/** Gives a workspace what the small campaign needs. */
final class Workspace {
  private Workspace() {}

  static void ready(Client client) {
    client.post("/api/lists", "{'key': 'seattle', 'name': 'Seattle'}").expect(201);
    client
        .post(
            "/api/senders",
            "{'key': 'main', 'channel': 'sms', 'address': '+12065550100', 'registered': true}")
        .expect(201);
  }
}
