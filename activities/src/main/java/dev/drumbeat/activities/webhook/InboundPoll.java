package dev.drumbeat.activities.webhook;

import dev.drumbeat.activities.messaging.Accounts;
import dev.drumbeat.activities.provider.Fetched;
import dev.drumbeat.activities.provider.ProviderAccount;
import dev.drumbeat.activities.provider.Providers;
import dev.drumbeat.activities.provider.TwilioInbound.Text;
import dev.drumbeat.db.Database;
import dev.drumbeat.db.integration.Provider;
import dev.drumbeat.db.webhook.InboundPolls;
import dev.drumbeat.db.webhook.InboundPolls.Due;
import dev.drumbeat.db.webhook.InboundText;
import dev.drumbeat.db.webhook.InboxStore;
import dev.drumbeat.journey.contact.PhoneNumbers;
import dev.drumbeat.journey.messaging.ReplyClassifier;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the provider's list of texts to our numbers, so that a STOP whose webhook never came is
 * obeyed all the same. What it finds goes the way of the webhook; what that has told is a repeat.
 * After an outage it reads on from where it was.
 */
public final class InboundPoll {
  private static final Logger LOG = LoggerFactory.getLogger(InboundPoll.class);

  /** Lists lag, and clocks differ. */
  private static final Duration OVERLAP = Duration.ofMinutes(10);

  private final Database database;
  private final InboxStore inbox;
  private final Accounts accounts;
  private final Providers providers;
  private final Clock clock;
  private final Duration every;

  /**
   * Makes the poll.
   *
   * @param every how often each number's list is read
   */
  public InboundPoll(
      Database database, Accounts accounts, Providers providers, Clock clock, Duration every) {
    this.database = database;
    this.inbox = new InboxStore(database);
    this.accounts = accounts;
    this.providers = providers;
    this.clock = clock;
    this.every = every;
  }

  /** Reads the lists that are due in a workspace; how many texts nobody had told of. */
  public int poll(UUID workspace) {
    return accounts
        .find(workspace, Provider.TWILIO)
        .map(account -> poll(workspace, account))
        .orElse(0);
  }

  private int poll(UUID workspace, ProviderAccount account) {
    Instant now = clock.instant();
    List<Due> due = database.inWorkspace(workspace, tx -> InboundPolls.take(tx, every, now));
    return due.stream().mapToInt(each -> poll(workspace, account, each, now)).sum();
  }

  private int poll(UUID workspace, ProviderAccount account, Due due, Instant now) {
    Fetched<List<Text>> fetched =
        providers.inbound().since(account, due.address(), due.readUntil().minus(OVERLAP));
    return switch (fetched) {
      case Fetched.State<List<Text>>(List<Text> texts) -> {
        int news = texts.stream().mapToInt(text -> take(workspace, account, text)).sum();
        database.doInWorkspace(workspace, tx -> InboundPolls.read(tx, due.sender(), now));
        if (news > 0) {
          LOG.info("{} texts to sender {} were never told by webhook", news, due.sender());
        }
        yield news;
      }
      case Fetched.Missing<List<Text>> missing -> 0;
      case Fetched.Unreadable<List<Text>>(String reason) -> {
        LOG.warn("The list of texts to sender {} cannot be read: {}", due.sender(), reason);
        yield 0;
      }
    };
  }

  private int take(UUID workspace, ProviderAccount account, Text text) {
    var inbound =
        new InboundText(
            PhoneNumbers.e164(text.from()).orElse(text.from()),
            text.to(),
            text.sid(),
            text.body().replace('\u0000', '\uFFFD'),
            ReplyClassifier.classify(text.body()),
            !account.live());
    return inbox.acceptLate(workspace, inbound, text.sentAt()) ? 1 : 0;
  }
}
