package dev.drumbeat.activities.outgoing;

import dev.drumbeat.activities.effect.Claim;
import dev.drumbeat.activities.effect.ErrandWork;
import dev.drumbeat.activities.effect.Kept;
import dev.drumbeat.activities.ledger.Effect;
import dev.drumbeat.activities.outgoing.WebhookCalls.Keys;
import dev.drumbeat.db.Database;
import dev.drumbeat.db.secret.SecretStore;
import dev.drumbeat.db.secret.SigningKeys;
import dev.drumbeat.journey.campaign.SecretReferences;
import dev.drumbeat.workflows.cohort.Chunk;
import dev.drumbeat.workflows.cohort.Moved;
import dev.drumbeat.workflows.outgoing.WebhookActivities;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Calls the operator's systems about a chunk's leads. */
public final class WebhookActivitiesImpl implements WebhookActivities {
  private final ErrandWork work;
  private final Database database;
  private final Vault vault;
  private final WebhookClient client;
  private final Clock clock;

  public WebhookActivitiesImpl(
      ErrandWork work, Database database, Vault vault, WebhookClient client, Clock clock) {
    this.work = work;
    this.database = database;
    this.vault = vault;
    this.client = client;
    this.clock = clock;
  }

  /** Where a workspace's secrets are. */
  public record Vault(SecretStore secrets, SigningKeys signing) {}

  @Override
  public Moved callWebhooks(Chunk chunk) {
    UUID workspace = UUID.fromString(chunk.cohort().workspaceId());
    return work.work(chunk, new WebhookErrand(), (claim, kept) -> effect(workspace, claim, kept));
  }

  private Effect effect(UUID workspace, Claim claim, Kept kept) {
    List<String> names =
        claim.ready().stream()
            .flatMap(intent -> WebhookCalls.references(intent).values().stream())
            .flatMap(value -> SecretReferences.names(value).stream())
            .distinct()
            .toList();
    Keys keys =
        database.inWorkspace(
            workspace,
            tx ->
                new Keys(
                    workspace,
                    vault.signing().current(tx, workspace, clock.instant()),
                    vault.secrets().values(tx, workspace, names)));
    return new WebhookCalls(client, keys, claim, kept, clock);
  }
}
