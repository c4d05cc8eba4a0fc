package dev.drumbeat.api.web;

import java.util.function.Supplier;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.springframework.http.HttpStatus;

/** A request that is well-formed but is not done. */
public final class Refusal extends RuntimeException {
  private final HttpStatus status;

  public Refusal(HttpStatus status, String detail) {
    super(detail);
    this.status = status;
  }

  public HttpStatus status() {
    return status;
  }

  /** What isn't there, or is another workspace's: the answer is the same. */
  public static Refusal notFound(String what) {
    return new Refusal(HttpStatus.NOT_FOUND, "There is no such " + what);
  }

  public static Refusal conflict(String detail) {
    return new Refusal(HttpStatus.CONFLICT, detail);
  }

  /** Does what the database may refuse, because a key is taken or a row still in use. */
  public static <T> T onConflict(String detail, Supplier<T> work) {
    try {
      return work.get();
    } catch (IntegrityConstraintViolationException e) {
      Refusal refusal = conflict(detail);
      refusal.initCause(e);
      throw refusal;
    }
  }
}
