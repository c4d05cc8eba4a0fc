package dev.drumbeat.activities.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.activities.Accepted;
import dev.drumbeat.activities.SendingWorkspace;
import dev.drumbeat.activities.TestRun;
import dev.drumbeat.activities.Texting;
import dev.drumbeat.activities.messaging.InterruptedMessaging.At;
import dev.drumbeat.db.run.RunStore;
import dev.drumbeat.db.webhook.InboundText;
import dev.drumbeat.journey.messaging.ReplyClassifier;
import dev.drumbeat.workflows.messaging.MessagingActivities;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A stop, a pause and a cap bind at once, whoever else is at work. */
class BindingTest {
  /** What was marked before may still be on its way for so long. */
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(3);

  private final SendingWorkspace workspace = SendingWorkspace.open();

  @AfterEach
  void close() {
    workspace.close();
  }

  @Test
  void aStopBetweenClaimAndRequestLetsNoRequestLeave() {
    TestRun run = launch(1);

    afterClaim(() -> stop(phones().getFirst())).sendSms(run.chunk());
    assertThat(workspace.provider().posts()).isZero();

    run.sendSms();
    assertThat(run.intents()).isEqualTo(Map.of("NOT_SENT", 1L));
    assertThat(run.decisions()).containsEntry("DENIED SUPPRESSED", 1L);
    assertThat(run.positions()).isEqualTo(Map.of("DONE done", 1L));
    run.balances();
  }

  @Test
  void aPauseBetweenClaimAndRequestLetsNoRequestLeaveAndResumeSends() {
    TestRun run = launch(2);

    afterClaim(run::pause).sendSms(run.chunk());
    run.sendSms();
    assertThat(workspace.provider().posts()).isZero();
    assertThat(workspace.ids("select id from enrollment where hold = 'RUN_PAUSED'")).hasSize(2);

    run.resume();
    run.sendSms();
    assertThat(run.intents()).isEqualTo(Map.of("ACCEPTED", 2L));
    run.balances();
  }

  @Test
  void aRunStoppedBetweenClaimAndRequestSendsNothingAndAddsUp() {
    TestRun run = launch(2);

    afterClaim(() -> workspace.execute(tx -> RunStore.stop(tx, run.id(), "Enough")))
        .sendSms(run.chunk());

    assertThat(workspace.provider().posts()).isZero();
    assertThat(run.intents()).isEqualTo(Map.of("NOT_SENT", 2L));
    assertThat(run.positions()).isEqualTo(Map.of("EXITED text", 2L));
    run.balances();
  }

  @Test
  void noTextLeavesAfterAStopHoweverTheyRace() throws Exception {
    TestRun run = launch(40);
    Map<String, Instant> stopped = new ConcurrentHashMap<>();
    List<Callable<Object>> tasks = new ArrayList<>();
    for (long lead : run.leads()) {
      tasks.add(() -> workspace.sendSms(run.chunk(List.of(lead))));
    }
    for (String phone : phones()) {
      tasks.add(
          tasks.size() % 40,
          () -> {
            stop(phone);
            return stopped.put(phone, Instant.now());
          });
    }

    together(8, tasks);
    run.sendSms();

    assertThat(workspace.provider().accepted())
        .allSatisfy(text ->
            assertThat(text.at())
                .isBefore(Objects.requireNonNull(stopped.get(text.to())).plus(ON_ITS_WAY)));
    run.balances();
  }

  @Test
  void twoChunksOfOneOwnerNeverExceedItsCap() throws Exception {
    workspace.portfolio(12);
    TestRun run =
        workspace.launch(
            Texting.campaign("policy: { caps: [ { per: OWNER, atMost: 3, within: P7D } ] }\n"));

    together(
        8,
        run.leads().stream()
            .<Callable<Object>>map(lead -> () -> workspace.sendSms(run.chunk(List.of(lead))))
            .toList());

    assertThat(workspace.provider().accepted()).hasSize(3);
    assertThat(run.decisions())
        .isEqualTo(Map.of("ALLOWED ALLOWED", 3L, "DEFERRED FREQUENCY_CAP", 9L));
    run.balances();
  }

  @Test
  void chunksThatShareOwnersAndAPauseAndStopsGetThroughTogether() throws Exception {
    TestRun run = launch(40);
    List<Callable<Object>> tasks = new ArrayList<>();
    List<Long> leads = run.leads();
    for (int k = 0; k < 32; k++) {
      List<Long> some = leads.subList(k, k + 8);
      tasks.add(() -> workspace.sendSms(run.chunk(some)));
      if (k % 8 == 3) {
        tasks.add(() -> {
          run.pause();
          run.resume();
          return true;
        });
        String phone = phones().get(k);
        tasks.add(() -> {
          stop(phone);
          workspace.relayAll();
          return true;
        });
      }
    }

    together(8, tasks);
    run.resume();
    run.sendSms();

    assertThat(workspace.provider().accepted().stream().map(Accepted::effect))
        .doesNotHaveDuplicates();
    assertThat(run.intents().keySet()).isSubsetOf("ACCEPTED", "NOT_SENT");
    assertThat(run.positions()).isEqualTo(Map.of("DONE done", 40L));
    assertThat(run.state()).isEqualTo("COMPLETED");
    run.balances();
  }

  private TestRun launch(int owners) {
    workspace.owners(owners);
    return workspace.launch(Texting.once());
  }

  private MessagingActivities afterClaim(Runnable interruption) {
    return workspace.stub(
        MessagingActivities.class,
        new InterruptedMessaging(workspace, At.AFTER_CLAIM, interruption));
  }

  private void stop(String phone) {
    workspace
        .inbox()
        .acceptText(
            workspace.id(),
            new InboundText(
                phone,
                "+12065550100",
                "SM" + phone,
                "STOP",
                ReplyClassifier.classify("STOP"),
                true));
  }

  private List<String> phones() {
    return workspace.query(tx ->
        tx.fetch("select value from contact_point where kind = 'PHONE' order by id")
            .map(row -> row.get(0, String.class)));
  }

  private static void together(int threads, List<Callable<Object>> tasks) throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      for (Future<Object> each : pool.invokeAll(tasks)) {
        each.get();
      }
    }
  }
}
