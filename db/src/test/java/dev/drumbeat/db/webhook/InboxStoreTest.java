package dev.drumbeat.db.webhook;

import static dev.drumbeat.db.generated.Tables.CONTACT_POINT;
import static dev.drumbeat.db.generated.Tables.INBOX;
import static dev.drumbeat.db.generated.Tables.SUPPRESSION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.db.TestDatabase;
import dev.drumbeat.db.contact.Point;
import dev.drumbeat.db.contact.Suppressed.Reason;
import dev.drumbeat.db.webhook.InboxEvent.InboundMessage;
import dev.drumbeat.db.webhook.InboxEvent.MessageStatus;
import dev.drumbeat.db.webhook.Incoming.Block;
import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.contact.PointKind;
import dev.drumbeat.journey.messaging.Reply;
import dev.drumbeat.journey.messaging.Reply.Intent;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InboxStoreTest {
  private static final String PHONE = "+12065550147";
  private static TestDatabase test;
  private static InboxStore store;
  private UUID workspace;

  @BeforeAll
  static void open() {
    test = TestDatabase.create();
    store = new InboxStore(test.database());
  }

  @AfterAll
  static void close() {
    test.close();
  }

  @BeforeEach
  void newWorkspace() {
    workspace = test.workspace();
  }

  @Test
  void keepsAnEventOnce() {
    var delivered = new MessageStatus(UUID.randomUUID(), "SM1", "delivered", null, null);

    assertThat(store.accept(workspace, new Incoming("k", PHONE, delivered, null))).isTrue();
    assertThat(store.accept(workspace, new Incoming("k", PHONE, delivered, null))).isFalse();

    assertThat(inboxEvents()).containsExactly(delivered);
  }

  @Test
  void keepsARepeatWithinOneBatchOnce() {
    var first = new Incoming("a", PHONE, new MessageStatus(null, "SM1", "sent", null, null), null);
    var second = new Incoming("b", PHONE, new MessageStatus(null, "SM2", "sent", null, null), null);

    assertThat(store.acceptAll(workspace, List.of(first, first, second))).isEqualTo(2);
  }

  @Test
  void keepsAnEventOnceWhenManyTellItAtTheSameTime() throws Exception {
    var event = new MessageStatus(UUID.randomUUID(), "SM1", "delivered", null, null);
    Callable<Boolean> tell = () -> store.accept(workspace, new Incoming("k", PHONE, event, null));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = threads.invokeAll(IntStream.range(0, 8).mapToObj(_ -> tell).toList());

      assertThat(answers.stream().filter(answer -> answer.resultNow())).hasSize(1);
    }
  }

  @Test
  void stopSuppressesTextsInTheTransactionThatKeepsIt() {
    store.acceptText(workspace, text("SM1", "STOP", Intent.OPT_OUT));

    assertThat(activeSuppressions()).containsExactly("SMS OPT_OUT");
    assertThat(inboxEvents())
        .singleElement()
        .isInstanceOfSatisfying(
            InboundMessage.class,
            message -> {
              assertThat(message.intent()).isEqualTo("OPT_OUT");
              assertThat(message.messageId()).isPositive();
              assertThat(message.pointId()).isPositive();
            });
  }

  @Test
  void startLiftsTheOptOutOfTextsAndNothingElse() {
    block(Channel.VOICE, Reason.OPT_OUT, "digit");
    store.acceptText(workspace, text("SM1", "Wrong person", Intent.WRONG_NUMBER));
    store.acceptText(workspace, text("SM2", "STOP", Intent.OPT_OUT));

    store.acceptText(workspace, text("SM3", "START", Intent.OPT_IN));

    assertThat(activeSuppressions()).containsExactly("SMS WRONG_NUMBER", "VOICE OPT_OUT");
  }

  @Test
  void aRepeatedStartAfterAStopLiftsNothing() {
    store.acceptText(workspace, text("SM1", "START", Intent.OPT_IN));
    store.acceptText(workspace, text("SM2", "STOP", Intent.OPT_OUT));

    assertThat(store.acceptText(workspace, text("SM1", "START", Intent.OPT_IN))).isFalse();

    assertThat(activeSuppressions()).containsExactly("SMS OPT_OUT");
  }

  @Test
  void anOrdinaryReplyForbidsNothing() {
    store.acceptText(workspace, text("SM1", "Yes, call me", Intent.INTERESTED));

    assertThat(activeSuppressions()).isEmpty();
  }

  @Test
  void aPhoneThatOnlyWroteToUsIsMarkedAsMadeUpWhenTheProviderIs() {
    store.acceptText(workspace, text("SM1", "STOP", Intent.OPT_OUT));

    boolean simulated =
        test.database().inWorkspace(workspace, tx -> tx.fetchSingle(CONTACT_POINT).getSimulated());

    assertThat(simulated).isTrue();
  }

  private void block(Channel channel, Reason reason, String key) {
    var event = new MessageStatus(null, key, "sent", null, null);
    var point = new Point(PointKind.PHONE, PHONE, true);
    var block = new Block(point, channel, reason, Map.of("sid", key));
    store.accept(workspace, new Incoming(key, PHONE, event, block));
  }

  private static InboundText text(String sid, String body, Intent intent) {
    return new InboundText(PHONE, "+12065550100", sid, body, new Reply(intent, 1.0, "test"), true);
  }

  private List<InboxEvent> inboxEvents() {
    return test.database()
        .inWorkspace(
            workspace,
            tx ->
                tx.selectFrom(INBOX)
                    .orderBy(INBOX.ID)
                    .fetch(row ->
                        InboxEvent.Kind.valueOf(row.getKind()).read(row.getPayload().data())));
  }

  private List<String> activeSuppressions() {
    return test.database()
        .inWorkspace(
            workspace,
            tx ->
                tx.selectFrom(SUPPRESSION)
                    .where(SUPPRESSION.LIFTED_AT.isNull())
                    .orderBy(SUPPRESSION.CHANNEL, SUPPRESSION.REASON)
                    .fetch(row -> row.getChannel() + " " + row.getReason()));
  }
}
