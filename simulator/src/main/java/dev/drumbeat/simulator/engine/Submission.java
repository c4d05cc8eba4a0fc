package dev.drumbeat.simulator.engine;

import dev.drumbeat.simulator.http.Answer;
import dev.drumbeat.simulator.log.AcceptedDraft;
import dev.drumbeat.simulator.log.AcceptedEntry;
import java.util.List;

/** A valid request that, unless a fault strikes, is about to be accepted. */
public interface Submission {
  String provider();

  /** At least one. Faults are drawn for the first one's attempt. */
  List<AcceptedDraft> drafts();

  /** Called once the entries are on disk; from here on the effect happens. */
  void accepted(List<AcceptedEntry> entries);

  /** The provider's answer of success, asked for after acceptance. */
  Answer success();

  /** The provider's own form of this error: of 4xx, 500 or 503. */
  Answer error(int status);

  /** A refusal by one of the provider's own codes; by HTTP's, where the provider has none. */
  default Answer rejected(int code) {
    return error(code / 100 == 4 ? code : 400);
  }
}
