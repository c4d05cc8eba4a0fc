package dev.drumbeat.simulator.engine;

import dev.drumbeat.simulator.faults.Fault;
import dev.drumbeat.simulator.http.Answer;
import dev.drumbeat.simulator.http.Manner;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.IntFunction;

/** What a caller is answered where a fault strikes. */
final class Spoiling {
  private static final String BAD_GATEWAY =
      "<html><head><title>502 Bad Gateway</title></head>"
          + "<body><center><h1>502 Bad Gateway</h1></center></body></html>\n";
  private static final byte[] GARBAGE =
      "\u0000{\"sid\": \"SM<<<truncated".getBytes(StandardCharsets.UTF_8);

  private Spoiling() {}

  static Answer refused(Submission submission, Fault fault) {
    return switch (fault.kind()) {
      case ACCOUNT_SUSPENDED -> submission.error(401);
      case BAD_GATEWAY_HTML -> Answer.html(502, BAD_GATEWAY);
      case UNAVAILABLE_503 -> submission.error(503);
      case TOO_MANY_REQUESTS -> submission.error(429);
      case REFUSED_RESET -> reset();
      case REFUSED_LATE -> submission.error(503).with(new Manner.Late(fault.delay()));
      case REJECTED -> submission.rejected(Objects.requireNonNull(fault.code()));
      default -> submission.error(500);
    };
  }

  static Answer spoiled(Submission submission, Answer success, Fault fault) {
    return switch (fault.kind()) {
      case ACCEPTED_BAD_GATEWAY_HTML -> Answer.html(502, BAD_GATEWAY);
      case ACCEPTED_503 -> submission.error(503);
      case ACCEPTED_429 -> submission.error(429);
      case ACCEPTED_AFTER_TIMEOUT -> success;
      case ACCEPTED_LATE -> success.with(new Manner.Late(fault.delay()));
      case ACCEPTED_RESET -> reset();
      case ACCEPTED_DRIP -> success.with(new Manner.Drip(fault.delay()));
      case ACCEPTED_GARBAGE -> Answer.json(success.status(), GARBAGE);
      default -> submission.error(500);
    };
  }

  static Answer unread(IntFunction<Answer> errors, Fault fault) {
    return switch (fault.kind()) {
      case ACCOUNT_SUSPENDED -> errors.apply(401);
      case READ_429 -> errors.apply(429);
      case READ_HTML -> Answer.html(502, BAD_GATEWAY);
      case READ_RESET -> reset();
      default -> errors.apply(500);
    };
  }

  private static Answer reset() {
    return Answer.empty(500).with(new Manner.Reset());
  }
}
