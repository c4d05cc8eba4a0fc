package dev.drumbeat.activities.enrichment;

import dev.drumbeat.activities.ledger.Effect;
import dev.drumbeat.activities.messaging.Accounts;
import dev.drumbeat.activities.provider.Answer;
import dev.drumbeat.activities.provider.Finding;
import dev.drumbeat.activities.provider.Looked;
import dev.drumbeat.activities.provider.ParcelFacts;
import dev.drumbeat.activities.provider.ParcelRequest;
import dev.drumbeat.activities.provider.PersonFacts;
import dev.drumbeat.activities.provider.ProviderAccount;
import dev.drumbeat.activities.provider.Providers;
import dev.drumbeat.activities.provider.SkipTraceRequest;
import dev.drumbeat.db.ledger.Intent;
import dev.drumbeat.db.ledger.Others;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The look-ups of one chunk; what they found waits here until it is recorded. */
final class LookUps implements Effect {
  private final Providers providers;
  private final Accounts accounts;
  private final UUID workspace;
  private final Map<Product, ProviderAccount> accountOf = new ConcurrentHashMap<>();
  private final Map<UUID, ParcelFacts> parcels = new ConcurrentHashMap<>();
  private final Map<UUID, List<PersonFacts>> people = new ConcurrentHashMap<>();

  LookUps(Providers providers, Accounts accounts, UUID workspace) {
    this.providers = providers;
    this.accounts = accounts;
    this.workspace = workspace;
  }

  @Override
  public Answer send(Intent intent, UUID attempt) {
    Query q = Query.of(intent.content());
    return switch (Product.valueOf(intent.kind())) {
      case PARCEL -> parcel(intent, attempt, q);
      case OWNER_CONTACTS -> contacts(intent, attempt, q);
    };
  }

  /** Neither provider has a list to read: what was found is asked for again. */
  @Override
  public Finding find(Intent intent, Others others) {
    return new Finding.Nothing();
  }

  @Nullable ParcelFacts parcelOf(UUID attempt) {
    return parcels.get(attempt);
  }

  List<PersonFacts> peopleOf(UUID attempt) {
    return people.getOrDefault(attempt, List.of());
  }

  private ProviderAccount account(Product product) {
    return accountOf.computeIfAbsent(product, p -> accounts.get(workspace, p.provider()));
  }

  private Answer parcel(Intent intent, UUID attempt, Query q) {
    Looked<ParcelFacts> looked =
        providers
            .regrid()
            .lookUp(
                account(Product.PARCEL),
                new ParcelRequest(
                    attempt, intent.effect(), q.address(), q.city(), q.state(), q.zip()));
    if (looked.facts() != null) {
      parcels.put(attempt, looked.facts());
    }
    return looked.answer();
  }

  private Answer contacts(Intent intent, UUID attempt, Query q) {
    Looked<List<PersonFacts>> looked =
        providers
            .batchData()
            .trace(
                account(Product.OWNER_CONTACTS),
                new SkipTraceRequest(
                    attempt,
                    intent.effect(),
                    q.address(),
                    q.city(),
                    q.state(),
                    q.zip(),
                    q.ownerName()));
    if (looked.facts() != null) {
      people.put(attempt, looked.facts());
    }
    return looked.answer();
  }
}
