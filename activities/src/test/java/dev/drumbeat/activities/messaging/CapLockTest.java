package dev.drumbeat.activities.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.activities.SendingWorkspace;
import dev.drumbeat.activities.TestRun;
import dev.drumbeat.activities.Texting;
import dev.drumbeat.activities.cohort.ChunkWork;
import dev.drumbeat.workflows.cohort.Chunk;
import dev.drumbeat.workflows.cohort.Moved;
import dev.drumbeat.workflows.messaging.MessagingActivities;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A chunk that is being judged is seen by the next that counts by the same owner. */
class CapLockTest {
  private final SendingWorkspace workspace = SendingWorkspace.open();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch claimed = new CountDownLatch(1);
  private final CountDownLatch commit = new CountDownLatch(1);

  @AfterEach
  void close() {
    commit.countDown();
    threads.close();
    workspace.close();
  }

  @Test
  void aChunkIsJudgedAfterTheOneThatUsesUpTheCap() throws Exception {
    workspace.owners(4);
    // Contacts with a phone each: the owner is all that they share.
    workspace.execute(
        tx -> tx.execute("update contact set owner_id = (select min(id) from owner)"));
    TestRun run =
        workspace.launch(
            Texting.campaign(
                """
                enroll: { per: CONTACT }
                policy: { caps: [ { per: OWNER, atMost: 3, within: P7D } ] }
                """,
                """
                  text: { type: sms, from: main, body: "Hi, reply STOP to opt out.", next: done }
                """));
    List<Long> leads = run.leads();
    MessagingActivities slow = workspace.stub(MessagingActivities.class, new SlowClaim());

    Future<?> first = threads.submit(() -> slow.sendSms(run.chunk(leads.subList(0, 3))));
    claimed.await();
    Future<?> second = threads.submit(() -> workspace.sendSms(run.chunk(leads.subList(3, 4))));
    while (!second.isDone() && !someoneWaits()) {
      Thread.onSpinWait();
    }
    commit.countDown();
    first.get();
    second.get();

    assertThat(run.decisions())
        .isEqualTo(Map.of("ALLOWED ALLOWED", 3L, "DEFERRED FREQUENCY_CAP", 1L));
  }

  private boolean someoneWaits() {
    return !workspace.value("select count(*) from pg_locks where not granted").equals("0");
  }

  /** A claim that takes its time to commit. */
  private final class SlowClaim implements MessagingActivities {
    @Override
    public Moved sendSms(Chunk chunk) {
      workspace
          .chunks()
          .transaction(
              chunk,
              (tx, context) -> {
                new Claimer(
                        workspace.dispatch().policy(), tx, context, Outreach.SMS, UUID.randomUUID())
                    .claim(ChunkWork.leads(chunk));
                claimed.countDown();
                return await();
              });
      return workspace.chunks().moved(chunk);
    }

    private boolean await() {
      try {
        commit.await();
        return true;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }

    @Override
    public Moved sendEmail(Chunk chunk) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Moved placeCalls(Chunk chunk) {
      throw new UnsupportedOperationException();
    }
  }
}
