package dev.drumbeat.activities.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drumbeat.activities.SendingWorkspace;
import dev.drumbeat.activities.TestRun;
import dev.drumbeat.activities.Texting;
import dev.drumbeat.activities.messaging.InterruptedMessaging.At;
import dev.drumbeat.db.ledger.LedgerStore;
import dev.drumbeat.db.run.RunLock;
import dev.drumbeat.db.webhook.InboundText;
import dev.drumbeat.db.webhook.InboxEvent.About;
import dev.drumbeat.db.webhook.InboxEvent.Posted;
import dev.drumbeat.db.webhook.Incoming;
import dev.drumbeat.journey.messaging.ReplyClassifier;
import dev.drumbeat.workflows.messaging.MessagingActivities;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whoever forbids waits for what was let go before, so that nothing leaves after it has said so.
 */
class LocksTest {
  private final SendingWorkspace workspace = SendingWorkspace.open();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch submitted = new CountDownLatch(1);
  private final CountDownLatch commit = new CountDownLatch(1);
  private TestRun run;
  private long intent;

  @BeforeEach
  void claim() {
    workspace.owners(1);
    run = workspace.launch(Texting.campaign("exitOn: [ { event: SOLD, scope: OWNER } ]\n"));
    assertThatThrownBy(() ->
            workspace
                .stub(
                    MessagingActivities.class,
                    InterruptedMessaging.crashing(workspace, At.AFTER_CLAIM))
                .sendSms(run.chunk()))
        .hasStackTraceContaining("Crash");
    intent = workspace.ids("select id from intent").getFirst();
  }

  @AfterEach
  void close() {
    commit.countDown();
    threads.close();
    workspace.close();
  }

  @Test
  void aStopWaitsForASubmitThatHasBegun() throws Exception {
    Future<?> submit = threads.submit(this::submit);
    submitted.await();

    Future<?> stop = threads.submit(this::stop);

    assertWaits(stop);
    commit.countDown();
    submit.get();
    stop.get();
    assertThat(run.intents()).isEqualTo(Map.of("SUBMITTING", 1L));
  }

  @Test
  void aPauseWaitsForASubmitThatHasBegun() throws Exception {
    Future<?> submit = threads.submit(this::submit);
    submitted.await();

    Future<?> pause = threads.submit(run::pause);

    assertWaits(pause);
    commit.countDown();
    submit.get();
    pause.get();
  }

  @Test
  void anExitWaitsForASubmitThatHasBegun() throws Exception {
    Future<?> submit = threads.submit(this::submit);
    submitted.await();

    Future<?> exit = threads.submit(this::exit);

    assertWaits(exit);
    commit.countDown();
    submit.get();
    exit.get();
    assertThat(run.positions()).isEqualTo(Map.of("EXITED text", 1L));
  }

  @Test
  void whatWasExitedBeforeItsSubmitIsNotLetGo() {
    exit();

    assertThat(run.positions()).isEqualTo(Map.of("EXITED text", 1L));
    assertThat(letGo()).isEmpty();
  }

  @Test
  void whatWasStoppedBeforeItsSubmitIsNotLetGo() {
    stop();

    assertThat(letGo()).isEmpty();
  }

  private void submit() {
    workspace.execute(tx -> {
      RunLock.share(tx, run.id());
      UUID token = UUID.randomUUID();
      LedgerStore.claim(tx, List.of(intent), token);
      LedgerStore.submit(tx, token, Map.of(intent, UUID.randomUUID()), Instant.now());
      submitted.countDown();
      await(commit);
    });
  }

  private List<Long> letGo() {
    return workspace.query(tx -> {
      UUID token = UUID.randomUUID();
      LedgerStore.claim(tx, List.of(intent), token);
      return LedgerStore.submit(tx, token, Map.of(intent, UUID.randomUUID()), Instant.now());
    });
  }

  private void stop() {
    String phone = workspace.value("select value from contact_point where kind = 'PHONE'");
    workspace
        .inbox()
        .acceptText(
            workspace.id(),
            new InboundText(
                phone, "+12065550100", "SM1", "STOP", ReplyClassifier.classify("STOP"), true));
  }

  /** Somebody else than who is texted says so, as of another lead of the owner. */
  private void exit() {
    long owner = workspace.ids("select id from owner").getFirst();
    workspace
        .inbox()
        .accept(
            workspace.id(),
            new Incoming(
                "1", "OWNER:" + owner, new Posted("SOLD", About.OWNER, owner, Map.of()), null));
    workspace.relayAll();
  }

  /** It has begun to wait for a lock; without one it would be done at some time. */
  private void assertWaits(Future<?> forbids) {
    while (!forbids.isDone() && !someoneWaits()) {
      Thread.onSpinWait();
    }
    assertThat(forbids.isDone()).isFalse();
  }

  private boolean someoneWaits() {
    return !workspace.value("select count(*) from pg_locks where not granted").equals("0");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
