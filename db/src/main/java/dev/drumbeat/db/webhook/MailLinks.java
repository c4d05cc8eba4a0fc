package dev.drumbeat.db.webhook;

import dev.drumbeat.db.integration.Secrets;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/**
 * Makes and checks the address to which SendGrid posts e-mails that people send us. It signs none
 * of those calls, and the integration's key stands in every unsubscribe link, so a secret of its
 * own is in the path.
 */
public final class MailLinks {
  private static final String PURPOSE = "inbound mail";

  private final Secrets secrets;

  public MailLinks(Secrets secrets) {
    this.secrets = secrets;
  }

  /** The address to enter at SendGrid, under Inbound Parse. A secret. */
  public URI url(URI publicUrl, String webhookKey) {
    String base = publicUrl.toString().replaceAll("/+$", "");
    return URI.create(
        "%s/webhooks/sendgrid/%s/inbound/%s".formatted(base, webhookKey, secret(webhookKey)));
  }

  /** Whether this installation made the secret. Takes the same time whatever is wrong. */
  public boolean verify(String webhookKey, String secret) {
    return MessageDigest.isEqual(
        secret(webhookKey).getBytes(StandardCharsets.UTF_8),
        secret.getBytes(StandardCharsets.UTF_8));
  }

  private String secret(String webhookKey) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(secrets.sign(PURPOSE, webhookKey));
  }
}
