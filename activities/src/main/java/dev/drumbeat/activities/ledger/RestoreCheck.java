package dev.drumbeat.activities.ledger;

import dev.drumbeat.activities.messaging.Accounts;
import dev.drumbeat.activities.provider.Fetched;
import dev.drumbeat.activities.provider.ProviderAccount;
import dev.drumbeat.activities.provider.Providers;
import dev.drumbeat.activities.provider.TwilioSent;
import dev.drumbeat.db.Database;
import dev.drumbeat.db.enrollment.EnrollmentStore;
import dev.drumbeat.db.enrollment.WakeStore;
import dev.drumbeat.db.hold.RestoreHolds;
import dev.drumbeat.db.integration.Provider;
import dev.drumbeat.db.ledger.StrayStore;
import dev.drumbeat.db.ledger.StrayStore.Entry;
import dev.drumbeat.db.ledger.StrayStore.Number;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that the database was put back from an older copy: before a sender is used for the first
 * time since the worker or the database started, the provider's list of its number is read. What it
 * has and nobody knows is kept and not sent again, and e-mails, of which no list can be read, wait
 * for a person. A list that can't be read holds its sender until it can.
 */
public final class RestoreCheck {
  private static final Logger LOG = LoggerFactory.getLogger(RestoreCheck.class);

  /** What was claimed this long before is claimed anew, for its slots have passed. */
  private static final Duration LONG = Duration.ofSeconds(1);

  /** A list that can't be read is asked for again at once before its sender is held. */
  private static final int TRIES = 3;

  private static final int WOKEN_AT_ONCE = 5_000;

  private final Database database;
  private final Accounts accounts;
  private final Providers providers;
  private final ReentrantLock turn = new ReentrantLock();
  private final Map<UUID, String> looked = new ConcurrentHashMap<>();

  /** Makes the check, for a process to have once. */
  public RestoreCheck(Database database, Accounts accounts, Providers providers) {
    this.database = database;
    this.accounts = accounts;
    this.providers = providers;
  }

  /** What a look means for what was claimed before it. */
  public enum Verdict {
    /** It may be sent. */
    SEND,
    /** It took long: the slots have passed, so it is to be claimed anew. */
    CLAIM_ANEW,
    /** One of the senders is held now: nothing of this may be sent. */
    HELD
  }

  /**
   * Looks, where that was not done yet.
   *
   * @param copy which database it is, by {@link StrayStore#database}
   * @param alive called between lists
   */
  public Verdict before(UUID workspace, String copy, Collection<UUID> senders, Runnable alive) {
    List<UUID> open =
        senders.stream().filter(sender -> !copy.equals(looked.get(sender))).distinct().toList();
    if (open.isEmpty()) {
      return Verdict.SEND;
    }
    turn.lock();
    try {
      long start = System.nanoTime();
      for (UUID sender : open) {
        if (!copy.equals(looked.get(sender)) && !look(workspace, copy, sender, alive)) {
          return Verdict.HELD;
        }
      }
      return System.nanoTime() - start > LONG.toNanos() ? Verdict.CLAIM_ANEW : Verdict.SEND;
    } finally {
      turn.unlock();
    }
  }

  /** Looks again at the lists that could not be read; how many senders are free again. */
  public int retry(UUID workspace) {
    List<UUID> unread = database.inWorkspace(workspace, RestoreHolds::unread);
    if (unread.isEmpty()) {
      return 0;
    }
    String copy = database.inWorkspace(workspace, StrayStore::database);
    turn.lock();
    try {
      int free =
          (int) unread.stream().filter(sender -> look(workspace, copy, sender, () -> {})).count();
      if (free > 0) {
        database.doInWorkspace(workspace, RestoreCheck::wake);
      }
      return free;
    } finally {
      turn.unlock();
    }
  }

  /** Some of those that the gate kept back meanwhile; the others ask again within minutes. */
  private static void wake(DSLContext tx) {
    List<Long> leads = RestoreHolds.keptBack(tx, WOKEN_AT_ONCE);
    EnrollmentStore.lock(tx, leads);
    WakeStore.wake(tx, leads);
  }

  /** Whether all lists that say something of a sender were read. */
  private boolean look(UUID workspace, String copy, UUID sender, Runnable alive) {
    for (Number number : database.inWorkspace(workspace, tx -> StrayStore.numbers(tx, sender))) {
      alive.run();
      Optional<ProviderAccount> account =
          accounts.find(workspace, number.assistants() ? Provider.VAPI : Provider.TWILIO);
      if (account.isPresent()
          && !copy.equals(looked.get(number.sender()))
          && !read(workspace, account.get(), number)) {
        database.doInWorkspace(workspace, tx -> RestoreHolds.unreadable(tx, workspace, sender));
        return false;
      }
      looked.put(number.sender(), copy);
    }
    looked.put(sender, copy);
    database.doInWorkspace(workspace, tx -> RestoreHolds.read(tx, sender));
    return true;
  }

  private Fetched<List<TwilioSent.Entry>> fetch(ProviderAccount account, Number number) {
    if (number.providerNumberId() != null) {
      return providers
          .assistantsReadBack()
          .sent(account, number.providerNumberId(), number.since());
    }
    return number.voice()
        ? providers.sent().calls(account, number.address(), number.since())
        : providers.sent().texts(account, number.address(), number.since());
  }

  private boolean read(UUID workspace, ProviderAccount account, Number number) {
    Fetched<List<TwilioSent.Entry>> fetched = fetch(account, number);
    for (int n = 1; n < TRIES && fetched instanceof Fetched.Unreadable<?>; n++) {
      fetched = fetch(account, number);
    }
    return switch (fetched) {
      case Fetched.State<List<TwilioSent.Entry>>(List<TwilioSent.Entry> entries) -> {
        keep(workspace, number, entries);
        yield true;
      }
      case Fetched.Missing<List<TwilioSent.Entry>> missing -> false;
      case Fetched.Unreadable<List<TwilioSent.Entry>>(String reason) -> {
        LOG.warn("What sender {} sent cannot be read, so it waits: {}", number.sender(), reason);
        yield false;
      }
    };
  }

  private void keep(UUID workspace, Number number, List<TwilioSent.Entry> entries) {
    int strays = database.inWorkspace(workspace, tx -> keep(tx, workspace, number, entries));
    if (strays > 0) {
      LOG.warn(
          "The provider has {} texts or calls of sender {} that the database does not know: it was"
              + " put back from an older copy, or the number is used elsewhere too",
          strays,
          number.sender());
    }
  }

  private static int keep(
      DSLContext tx, UUID workspace, Number number, List<TwilioSent.Entry> entries) {
    Set<String> unknown =
        StrayStore.unknown(tx, entries.stream().map(TwilioSent.Entry::sid).toList());
    int strays =
        StrayStore.keep(
            tx,
            number,
            entries.stream()
                .filter(entry -> unknown.contains(entry.sid()))
                .map(entry -> new Entry(entry.sid(), entry.to(), entry.body(), entry.created()))
                .toList());
    if (strays > 0) {
      RestoreHolds.restored(tx, workspace);
    }
    return strays;
  }
}
