package dev.drumbeat.db.integration;

import static dev.drumbeat.db.generated.Tables.INTEGRATION;

import dev.drumbeat.db.Database;
import dev.drumbeat.db.generated.tables.records.IntegrationRecord;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps a workspace's accounts at providers. */
public final class IntegrationStore {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Database database;
  private final Secrets secrets;

  public IntegrationStore(Database database, Secrets secrets) {
    this.database = database;
    this.secrets = secrets;
  }

  /** Stores an account, in place of the one of that provider; its webhook addresses stay. */
  public IntegrationSummary upsert(UUID workspace, NewIntegration integration) {
    byte[] encrypted =
        secrets.encrypt(
            workspace, integration.provider(), JSON.writeValueAsString(integration.credentials()));
    return database.inWorkspace(
        workspace,
        tx -> {
          write(tx, workspace, integration, encrypted);
          return summary(
              tx.fetchSingle(INTEGRATION, INTEGRATION.PROVIDER.eq(integration.provider().name())));
        });
  }

  private static void write(
      DSLContext tx, UUID workspace, NewIntegration integration, byte[] encrypted) {
    String baseUrl = integration.baseUrl() == null ? null : integration.baseUrl().toString();
    tx.insertInto(INTEGRATION)
        .set(INTEGRATION.WORKSPACE_ID, workspace)
        .set(INTEGRATION.PROVIDER, integration.provider().name())
        .set(INTEGRATION.MODE, integration.mode().name())
        .set(INTEGRATION.BASE_URL, baseUrl)
        .set(INTEGRATION.CREDENTIALS, encrypted)
        .set(INTEGRATION.WEBHOOK_KEY, webhookKey())
        .onConflict(INTEGRATION.WORKSPACE_ID, INTEGRATION.PROVIDER)
        .doUpdate()
        .set(INTEGRATION.MODE, integration.mode().name())
        .set(INTEGRATION.BASE_URL, baseUrl)
        .set(INTEGRATION.CREDENTIALS, encrypted)
        .execute();
  }

  /** All accounts, without secrets. */
  public List<IntegrationSummary> list(UUID workspace) {
    return database.inWorkspace(
        workspace,
        tx ->
            tx.selectFrom(INTEGRATION)
                .orderBy(INTEGRATION.PROVIDER)
                .fetch(IntegrationStore::summary));
  }

  /** One account, without secrets. */
  public Optional<IntegrationSummary> find(UUID workspace, Provider provider) {
    return database.inWorkspace(
        workspace,
        tx ->
            tx.fetchOptional(INTEGRATION, INTEGRATION.PROVIDER.eq(provider.name()))
                .map(IntegrationStore::summary));
  }

  /** Removes an account; false when there was none. */
  public boolean delete(UUID workspace, Provider provider) {
    return database.inWorkspace(
        workspace,
        tx ->
            tx.deleteFrom(INTEGRATION).where(INTEGRATION.PROVIDER.eq(provider.name())).execute()
                == 1);
  }

  /** One account with its secrets. */
  public Optional<Integration> credentials(UUID workspace, Provider provider) {
    return database.inWorkspace(
        workspace,
        tx ->
            tx.selectFrom(INTEGRATION)
                .where(INTEGRATION.PROVIDER.eq(provider.name()))
                .fetchOptional(row ->
                    new Integration(
                        row.getId(),
                        provider,
                        Mode.valueOf(row.getMode()),
                        uri(row.getBaseUrl()),
                        row.getWebhookKey(),
                        open(workspace, provider, row.getCredentials()))));
  }

  private Map<String, String> open(
      UUID workspace, Provider provider, byte @Nullable [] credentials) {
    if (credentials == null) {
      return Map.of();
    }
    return JSON.readValue(
        secrets.decrypt(workspace, provider, credentials), new TypeReference<>() {});
  }

  private static IntegrationSummary summary(IntegrationRecord row) {
    return new IntegrationSummary(
        row.getId(),
        Provider.valueOf(row.getProvider()),
        Mode.valueOf(row.getMode()),
        row.getBaseUrl(),
        row.getWebhookKey(),
        row.getCreatedAt(),
        row.getUpdatedAt());
  }

  private static @Nullable URI uri(@Nullable String text) {
    return text == null ? null : URI.create(text);
  }

  private static String webhookKey() {
    var bits = new byte[24];
    RANDOM.nextBytes(bits);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
  }
}
