package dev.drumbeat.simulator.log;

import dev.drumbeat.simulator.faults.Fate;
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
 * @param fate what will go wrong with it
 */
public record AcceptedDraft(
    Subject subject, Tags tags, Parties parties, String body, JsonNode request, Fate fate) {

  /** The provider, the kind of effect and the provider's id. */
  public record Subject(String provider, Kind kind, String id) {}

  public record Parties(@Nullable String to, @Nullable String from) {}

  /** Nothing goes wrong with it. */
  public AcceptedDraft(Subject subject, Tags tags, Parties parties, String body, JsonNode request) {
    this(subject, tags, parties, body, request, Fate.kind(subject.id()));
  }

  public AcceptedDraft with(Fate other) {
    return new AcceptedDraft(subject, tags, parties, body, request, other);
  }

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
