package dev.drumbeat.activities.webhook;

import dev.drumbeat.activities.messaging.Accounts;
import dev.drumbeat.activities.provider.AssistantCall;
import dev.drumbeat.activities.provider.CallState;
import dev.drumbeat.activities.provider.Fetched;
import dev.drumbeat.activities.provider.MessageState;
import dev.drumbeat.activities.provider.ProviderAccount;
import dev.drumbeat.activities.provider.Providers;
import dev.drumbeat.db.Database;
import dev.drumbeat.db.contact.Point;
import dev.drumbeat.db.integration.Provider;
import dev.drumbeat.db.ledger.SilentStore;
import dev.drumbeat.db.ledger.SilentStore.Silent;
import dev.drumbeat.db.webhook.AssistantEvents;
import dev.drumbeat.db.webhook.InboxEvent;
import dev.drumbeat.db.webhook.InboxStore;
import dev.drumbeat.db.webhook.Incoming;
import dev.drumbeat.journey.contact.PointKind;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Asks the provider about texts and calls whose callbacks never came, and puts what it says into
 * the inbox as if they had: a callback that comes after all is then a repeat and changes nothing.
 * Twilio advises to poll a text without a final state after 12 hours.
 */
public final class SilenceCheck {
  private static final int BATCH = 100;

  private final Database database;
  private final InboxStore inbox;
  private final Accounts accounts;
  private final Providers providers;
  private final Patience patience;

  /**
   * How long silence is borne.
   *
   * @param calls from a call's acceptance; longer than a call may last
   * @param texts from a text's acceptance
   */
  public record Patience(Duration calls, Duration texts) {}

  public SilenceCheck(
      Database database, Accounts accounts, Providers providers, Patience patience) {
    this.database = database;
    this.inbox = new InboxStore(database);
    this.accounts = accounts;
    this.providers = providers;
    this.patience = patience;
  }

  /** Asks about some of a workspace's silent effects; how many were found to have moved on. */
  public int check(UUID workspace) {
    List<Silent> silent =
        database.inWorkspace(
            workspace, tx -> SilentStore.take(tx, patience.calls(), patience.texts(), BATCH));
    if (silent.isEmpty()) {
      return 0;
    }
    Optional<ProviderAccount> twilio = accounts.find(workspace, Provider.TWILIO);
    Optional<ProviderAccount> vapi = accounts.find(workspace, Provider.VAPI);
    int told = 0;
    for (Silent each : silent) {
      Optional<Incoming> news =
          each.kind().equals("AI_CALL")
              ? vapi.flatMap(account -> askAssistants(account, each))
              : twilio.flatMap(account -> ask(account, each));
      if (news.isPresent() && inbox.accept(workspace, news.get())) {
        told++;
      }
    }
    return told;
  }

  private Optional<Incoming> ask(ProviderAccount account, Silent silent) {
    return silent.kind().equals("CALL")
        ? call(providers.calls().fetch(account, silent.providerId()), silent)
        : text(providers.messages().fetch(account, silent.providerId()), silent);
  }

  private Optional<Incoming> askAssistants(ProviderAccount account, Silent silent) {
    if (!(providers.assistants().fetch(account, silent.providerId())
        instanceof Fetched.State<AssistantCall>(AssistantCall state))) {
      return Optional.empty();
    }
    var point = new Point(PointKind.PHONE, silent.to(), !account.live());
    var called = new AssistantEvents.Called(null, silent.providerId(), point);
    return Optional.of(
        state.report() == null
            ? AssistantEvents.status(called, state.status())
            : AssistantEvents.report(called, state.report()));
  }

  /** By the provider's id alone: whose it is, a callback tells better than a read-back. */
  private static Optional<Incoming> text(Fetched<MessageState> fetched, Silent silent) {
    if (!(fetched instanceof Fetched.State<MessageState>(MessageState state))) {
      return Optional.empty();
    }
    String sid = silent.providerId();
    String code = Objects.requireNonNullElse(state.errorCode(), "");
    return Optional.of(
        new Incoming(
            sid + ":" + state.status() + ":" + code,
            silent.to(),
            new InboxEvent.MessageStatus(
                null, sid, state.status(), state.errorCode(), state.price()),
            null));
  }

  private static Optional<Incoming> call(Fetched<CallState> fetched, Silent silent) {
    if (!(fetched instanceof Fetched.State<CallState>(CallState state))) {
      return Optional.empty();
    }
    String sid = silent.providerId();
    Integer seconds = state.duration() == null ? null : (int) state.duration().toSeconds();
    return Optional.of(
        new Incoming(
            sid + ":" + state.status(),
            silent.to(),
            new InboxEvent.CallStatus(
                null, sid, state.status(), seconds, state.answeredBy(), state.price()),
            null));
  }
}
