package dev.drumbeat.api.web;

import dev.drumbeat.api.input.Fault;
import dev.drumbeat.api.input.InvalidRequest;
import dev.drumbeat.db.workspace.IdempotencyStore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A client's wish that a request makes something once, however often it is sent.
 *
 * @param key of header {@code Idempotency-Key}; null when the client doesn't mind
 * @param requestHash of what is asked
 */
public record Once(@Nullable String key, byte[] requestHash) {
  public static final String HEADER = "Idempotency-Key";

  private static final Pattern FORM = Pattern.compile("[\\x21-\\x7E]{1,255}");

  /**
   * Reads the header.
   *
   * @throws InvalidRequest when it has another form
   */
  public static Once of(@Nullable String key, String route, byte[] body) {
    if (key != null && !FORM.matcher(key).matches()) {
      String message = "Must be 1 to 255 visible ASCII characters";
      throw new InvalidRequest(Fault.error("/" + HEADER, "BAD_FORMAT", message));
    }
    return new Once(key, hash(route, body));
  }

  /** Does the work within a transaction, or finds what it made before. */
  public UUID make(DSLContext tx, UUID workspace, Supplier<UUID> work) {
    if (key == null) {
      return work.get();
    }
    return IdempotencyStore.once(tx, workspace, key, requestHash, work)
        .orElseThrow(() ->
            new Refusal(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "This Idempotency-Key was used for another request"));
  }

  private static byte[] hash(String route, byte[] body) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(route.getBytes(StandardCharsets.UTF_8));
      return digest.digest(body);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
