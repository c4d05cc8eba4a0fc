package dev.drumbeat.simulator.log;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a provider is about to accept.
 *
 * @param body what was to be said or asked; only its hash is kept in the clear fields
 * @param request all that is needed to answer for it after a restart
 */
public record AcceptedDraft(
    Subject subject, Tags tags, Parties parties, String body, JsonNode request) {

  /** The provider, the kind of effect and the provider's id. */
  public record Subject(String provider, Kind kind, String id) {}

  public record Parties(@Nullable String to, @Nullable String from) {}

  String bodySha256() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every JDK has SHA-256", missing);
    }
  }
}
