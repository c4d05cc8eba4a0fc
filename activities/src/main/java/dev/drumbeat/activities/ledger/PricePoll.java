package dev.drumbeat.activities.ledger;

import dev.drumbeat.activities.messaging.Accounts;
import dev.drumbeat.activities.provider.Fetched;
import dev.drumbeat.activities.provider.ProviderAccount;
import dev.drumbeat.activities.provider.Providers;
import dev.drumbeat.db.Database;
import dev.drumbeat.db.integration.Provider;
import dev.drumbeat.db.ledger.PriceStore;
import dev.drumbeat.db.ledger.PriceStore.Due;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads what texts and calls cost from the provider's lists, number by number, so that the timeline
 * tells it and budgets settle. What has no price within three days keeps its reserve.
 */
public final class PricePoll {
  private static final Logger LOG = LoggerFactory.getLogger(PricePoll.class);
  private static final Duration GIVE_UP = Duration.ofDays(3);

  /** A call's start and a text's sending are a little off when we settled it. */
  private static final Duration OVERLAP = Duration.ofMinutes(10);

  private final Database database;
  private final Accounts accounts;
  private final Providers providers;
  private final Clock clock;
  private final Duration every;

  /**
   * Makes the poll.
   *
   * @param every how often each number's lists are read
   */
  public PricePoll(
      Database database, Accounts accounts, Providers providers, Clock clock, Duration every) {
    this.database = database;
    this.accounts = accounts;
    this.providers = providers;
    this.clock = clock;
    this.every = every;
  }

  /** Reads the lists that are due in a workspace; how many effects got their price. */
  public int poll(UUID workspace) {
    return accounts
        .find(workspace, Provider.TWILIO)
        .map(account -> poll(workspace, account))
        .orElse(0);
  }

  private int poll(UUID workspace, ProviderAccount account) {
    Instant now = clock.instant();
    List<Due> due = database.inWorkspace(workspace, tx -> PriceStore.take(tx, every, GIVE_UP, now));
    return due.stream().mapToInt(each -> poll(workspace, account, each)).sum();
  }

  private int poll(UUID workspace, ProviderAccount account, Due due) {
    Instant since = due.since().minus(OVERLAP);
    Fetched<Map<String, BigDecimal>> fetched =
        due.voice()
            ? providers.prices().calls(account, due.address(), since)
            : providers.prices().texts(account, due.address(), since);
    return switch (fetched) {
      case Fetched.State<Map<String, BigDecimal>>(Map<String, BigDecimal> prices) ->
          database.inWorkspace(workspace, tx -> PriceStore.set(tx, prices));
      case Fetched.Missing<Map<String, BigDecimal>> missing -> 0;
      case Fetched.Unreadable<Map<String, BigDecimal>>(String reason) -> {
        LOG.warn("What sender {} sent cannot be read for prices: {}", due.sender(), reason);
        yield 0;
      }
    };
  }
}
