package dev.drumbeat.db.webhook;

import dev.drumbeat.db.integration.Secrets;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.UUID;

/**
 * Makes and checks the links by which a recipient unsubscribes (RFC 8058). A link is signed, so
 * that nobody can unsubscribe others by guessing.
 */
public final class UnsubscribeLinks {
  private static final String PURPOSE = "unsubscribe link";

  private final Secrets secrets;

  public UnsubscribeLinks(Secrets secrets) {
    this.secrets = secrets;
  }

  /**
   * The link for one e-mail: a mail program posts to it, a person sees a page with a button.
   *
   * @param publicUrl where the API is reached from outside
   * @param webhookKey of the SendGrid integration
   */
  public URI url(URI publicUrl, String webhookKey, UUID attempt) {
    String base = publicUrl.toString().replaceAll("/+$", "");
    return URI.create(
        "%s/webhooks/sendgrid/%s/unsubscribe?attempt=%s&signature=%s"
            .formatted(base, webhookKey, attempt, signature(webhookKey, attempt)));
  }

  /** Whether this installation made the link. Takes the same time whatever is wrong. */
  public boolean verify(String webhookKey, UUID attempt, String signature) {
    return MessageDigest.isEqual(
        signature(webhookKey, attempt).getBytes(StandardCharsets.UTF_8),
        signature.getBytes(StandardCharsets.UTF_8));
  }

  private String signature(String webhookKey, UUID attempt) {
    byte[] code = secrets.sign(PURPOSE, webhookKey + "/" + attempt);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(code);
  }
}
