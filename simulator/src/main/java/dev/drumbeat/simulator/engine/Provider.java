package dev.drumbeat.simulator.engine;

import dev.drumbeat.simulator.http.Answer;
import dev.drumbeat.simulator.http.Request;
import dev.drumbeat.simulator.log.AcceptedEntry;
import dev.drumbeat.simulator.log.Progress;
import dev.drumbeat.simulator.log.Sighting;

/**
 * One vendor. A new one is a package with an implementation of this, and one line where the
 * simulator lists its providers.
 */
public interface Provider {
  /** Its name in logs and fault plans, lower case. */
  String name();

  boolean serves(String path);

  /** What the request says of itself. It may be malformed in any way, or not authentic. */
  Sighting sight(Request request);

  Answer answer(Request request);

  /** Called for each of its entries in the acceptance log, in order, before anything is served. */
  void restore(AcceptedEntry entry);

  /** Called for each of its lines in the progress log, in order, after all entries. */
  void replay(Progress progress);

  /** Called once, after that: puts what is left to do on the agenda. */
  void resume();
}
