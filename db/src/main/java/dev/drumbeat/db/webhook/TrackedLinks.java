package dev.drumbeat.db.webhook;

import dev.drumbeat.db.integration.Secrets;
import dev.drumbeat.db.webhook.InboxEvent.EmailEvent;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes and reads the addresses that stand for an e-mail's links, so that a click is known. Each is
 * signed, and names a link by its place in the e-mail: nobody can make one that leads elsewhere.
 */
public final class TrackedLinks {
  private static final String PURPOSE = "tracked link";
  private static final int NAMED = 2 * (Long.BYTES + Long.BYTES) + Short.BYTES;
  private static final int SIGNATURE = 16;

  private final Secrets secrets;

  public TrackedLinks(Secrets secrets) {
    this.secrets = secrets;
  }

  /**
   * A link of an e-mail.
   *
   * @param attempt the request that carried the e-mail
   * @param index its place among the e-mail's links, from 0
   */
  public record Tracked(UUID workspace, UUID attempt, int index) {}

  /**
   * The address that stands for a link.
   *
   * @param publicUrl where the API is reached from outside
   */
  public URI url(URI publicUrl, Tracked link) {
    byte[] named =
        ByteBuffer.allocate(NAMED)
            .putLong(link.workspace().getMostSignificantBits())
            .putLong(link.workspace().getLeastSignificantBits())
            .putLong(link.attempt().getMostSignificantBits())
            .putLong(link.attempt().getLeastSignificantBits())
            .putShort((short) link.index())
            .array();
    byte[] token = ByteBuffer.allocate(NAMED + SIGNATURE).put(named).put(signature(named)).array();
    String base = publicUrl.toString().replaceAll("/+$", "");
    return URI.create(base + "/l/" + Base64.getUrlEncoder().withoutPadding().encodeToString(token));
  }

  /** What a token names; empty when this installation did not make it. */
  public Optional<Tracked> read(String token) {
    byte[] bytes = bytes(token);
    if (bytes.length != NAMED + SIGNATURE) {
      return Optional.empty();
    }
    byte[] named = Arrays.copyOf(bytes, NAMED);
    byte[] signature = Arrays.copyOfRange(bytes, NAMED, bytes.length);
    if (!MessageDigest.isEqual(signature(named), signature)) {
      return Optional.empty();
    }
    ByteBuffer buffer = ByteBuffer.wrap(named);
    return Optional.of(
        new Tracked(
            new UUID(buffer.getLong(), buffer.getLong()),
            new UUID(buffer.getLong(), buffer.getLong()),
            buffer.getShort()));
  }

  /**
   * A click, as SendGrid would tell of it: the same however often the link is followed.
   *
   * @param url where it leads
   */
  public static Incoming click(Tracked link, Addressed addressed, String url, Instant at) {
    return new Incoming(
        "link:" + link.attempt() + ":" + link.index(),
        addressed.point().value(),
        new EmailEvent(link.attempt(), "click", null, null, null, url, null, at),
        null);
  }

  private static byte[] bytes(String token) {
    try {
      return Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private byte[] signature(byte[] named) {
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(named);
    return Arrays.copyOf(secrets.sign(PURPOSE, text), SIGNATURE);
  }
}
