package dev.drumbeat.db.secret;

import static dev.drumbeat.db.generated.Tables.SIGNING_SECRET;

import dev.drumbeat.db.Database;
import dev.drumbeat.db.generated.tables.records.SigningSecretRecord;
import dev.drumbeat.db.integration.Secrets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The secret that a workspace's webhooks are signed with, by Standard Webhooks: {@code whsec_} and
 * base64 of 24 bytes. It is made on first use, shown once, and can be changed: the one before signs
 * too for a day, so that no call is refused meanwhile.
 *
 * @see <a href="https://github.com/standard-webhooks/standard-webhooks">Standard Webhooks</a>
 */
public final class SigningKeys {
  public static final String PREFIX = "whsec_";

  /** How long the secret before signs too. */
  public static final Duration OVERLAP = Duration.ofDays(1);

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 24;
  private static final String PURPOSE = "webhook signing";

  private final Database database;
  private final Secrets secrets;

  public SigningKeys(Database database, Secrets secrets) {
    this.database = database;
    this.secrets = secrets;
  }

  /**
   * What is known of it without its value.
   *
   * @param previousUntil until when the one before signs too; null when it doesn't
   */
  public record Standing(boolean shown, Instant createdAt, @Nullable Instant previousUntil) {}

  /** The secrets that sign now, the current one first; made when there is none. */
  public List<String> current(DSLContext tx, UUID workspace, Instant now) {
    SigningSecretRecord row = row(tx, workspace);
    var keys = new ArrayList<String>();
    keys.add(open(workspace, row.getValue()));
    if (row.getPrevious() != null && now.isBefore(row.getPreviousUntil())) {
      keys.add(open(workspace, row.getPrevious()));
    }
    return keys;
  }

  public Standing standing(UUID workspace) {
    return database.inWorkspace(workspace, tx -> standing(row(tx, workspace)));
  }

  /** The current one; nothing when it was shown before. */
  public Optional<String> show(UUID workspace) {
    return database.inWorkspace(
        workspace,
        tx -> {
          row(tx, workspace);
          boolean first =
              tx.update(SIGNING_SECRET)
                      .set(SIGNING_SECRET.SHOWN, true)
                      .where(SIGNING_SECRET.SHOWN.isFalse())
                      .execute()
                  == 1;
          return first
              ? Optional.of(open(workspace, row(tx, workspace).getValue()))
              : Optional.empty();
        });
  }

  /** Makes another, and shows it. */
  public String rotate(UUID workspace, Instant now) {
    String made = random();
    database.doInWorkspace(
        workspace,
        tx -> {
          row(tx, workspace);
          tx.update(SIGNING_SECRET)
              .set(SIGNING_SECRET.PREVIOUS, SIGNING_SECRET.VALUE)
              .set(SIGNING_SECRET.PREVIOUS_UNTIL, now.plus(OVERLAP))
              .set(SIGNING_SECRET.VALUE, seal(workspace, made))
              .set(SIGNING_SECRET.SHOWN, true)
              .set(SIGNING_SECRET.CREATED_AT, now)
              .execute();
        });
    return made;
  }

  private SigningSecretRecord row(DSLContext tx, UUID workspace) {
    SigningSecretRecord found = tx.selectFrom(SIGNING_SECRET).fetchOne();
    if (found != null) {
      return found;
    }
    tx.insertInto(SIGNING_SECRET)
        .set(SIGNING_SECRET.WORKSPACE_ID, workspace)
        .set(SIGNING_SECRET.VALUE, seal(workspace, random()))
        .onConflictDoNothing()
        .execute();
    return tx.fetchSingle(SIGNING_SECRET);
  }

  private static Standing standing(SigningSecretRecord row) {
    return new Standing(row.getShown(), row.getCreatedAt(), row.getPreviousUntil());
  }

  private byte[] seal(UUID workspace, String secret) {
    return secrets.encrypt(workspace, PURPOSE, secret);
  }

  private String open(UUID workspace, byte[] sealed) {
    return secrets.decrypt(workspace, PURPOSE, sealed);
  }

  private static String random() {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return PREFIX + Base64.getEncoder().encodeToString(bytes);
  }
}
