package dev.drumbeat.simulator.twilio;

import dev.drumbeat.simulator.http.Json;
import dev.drumbeat.simulator.log.AcceptedEntry;
import dev.drumbeat.simulator.log.Progress;
import java.util.ArrayList;
import java.util.List;

/** Rebuilds the calls from both logs. */
final class CallRecovery {
  private final CallRoutes routes;
  private final Shelf<Call> calls;
  private final CallLife life;
  private final List<Progress> states = new ArrayList<>();

  CallRecovery(CallRoutes routes, Shelf<Call> calls, CallLife life) {
    this.routes = routes;
    this.calls = calls;
    this.life = life;
  }

  void restore(AcceptedEntry entry) {
    CallForm form = Json.MAPPER.treeToValue(entry.request(), CallForm.class);
    routes.add(entry, form);
  }

  void replay(Progress progress) {
    states.add(progress);
  }

  void resume() {
    for (Progress progress : states) {
      Call.State state = Json.MAPPER.treeToValue(progress.data(), Call.State.class);
      calls.update(progress.id(), c -> new Call(c.sid(), c.form(), c.stamp(), c.fate(), state));
    }
    states.clear();
    calls.everything().forEach(life::begin);
  }
}
