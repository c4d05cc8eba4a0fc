package dev.drumbeat.activities.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.activities.Accepted;
import dev.drumbeat.activities.SendingWorkspace;
import dev.drumbeat.activities.TestRun;
import dev.drumbeat.activities.Texting;
import dev.drumbeat.db.webhook.InboundText;
import dev.drumbeat.journey.messaging.ReplyClassifier;
import dev.drumbeat.workflows.cohort.Chunk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A thousand opt-outs and fifty pauses, at any moment of ten running campaigns. */
class RacesTest {
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(2);
  private static final int PEOPLE = 1_000;
  private static final int RUNS = 10;
  private static final int PAUSES_OF_A_RUN = 5;
  private static final int CHUNK = 50;
  private static final int CHUNKS_OF_A_RUN = 8;
  private static final int SENDERS = 6;
  private static final int MILLIS = 16_000;
  private static final long SEED = 20_261_124;

  private final SendingWorkspace workspace = SendingWorkspace.open();
  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(20);
  private final ScheduledExecutorService senders = Executors.newScheduledThreadPool(SENDERS);
  private final Random random = new Random(SEED);
  private final Map<String, Instant> stopped = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Pause> pauses = new ConcurrentLinkedQueue<>();
  private final CountDownLatch ended = new CountDownLatch(RUNS * PAUSES_OF_A_RUN + PEOPLE - 4);
  private final List<TestRun> runs = new ArrayList<>();

  /** Between the commit of a pause and the begin of its resume. */
  private record Pause(UUID run, Instant from, Instant until) {}

  /** Whose text it was, and when that lead was ended, if it was. */
  private record Sent(UUID run, Instant exit) {}

  @AfterEach
  void close() {
    senders.close();
    threads.close();
    workspace.mend();
    workspace.close();
  }

  @Test
  void nothingReachesTheProviderMoreThanTwoSecondsAfterWhatForbadeIt() throws Exception {
    people();
    for (int k = 0; k < RUNS; k++) {
      runs.add(workspace.launch(exiting()));
    }
    // Whoever doesn't wait for a submit that has begun is seen to come before it.
    workspace.slowAttempts();
    List<Future<?>> work = new ArrayList<>();
    runs.forEach(run -> sends(run, work));
    Future<?> relay = threads.scheduleWithFixedDelay(this::relay, 0, 50, TimeUnit.MILLISECONDS);
    phones().forEach(phone -> work.add(after(random.nextInt(MILLIS), () -> stop(phone))));
    runs.forEach(run -> pauses(run, work));

    for (Future<?> each : work) {
      each.get();
    }
    ended.await();
    assertThat(relay.isDone()).isFalse();
    relay.cancel(false);
    workspace.relayAll();

    List<Accepted> accepted = workspace.provider().accepted();
    assertThat(accepted).hasSizeGreaterThan(50).noneMatch(this::cameAfterItsStop);
    assertThat(accepted).noneMatch(cameInAPauseOrAfterAnExit(sent()));
    assertThat(pauses.stream().filter(p -> p.until().isAfter(p.from().plus(ON_ITS_WAY))))
        .hasSizeGreaterThan(RUNS);
    assertThat(pauses).hasSize(RUNS * PAUSES_OF_A_RUN);
    assertThat(stopped).hasSize(PEOPLE - 4);
    assertThat(submittedAfterItsStop()).isZero();
    assertThat(submittedInAPause()).isZero();
    assertThat(workspace.ids("select id from timeline where kind = 'EXITED'"))
        .hasSizeGreaterThan(20);
    runs.forEach(TestRun::balances);
  }

  /** Pairs of contacts that share an owner, and five contacts that share a phone. */
  private void people() {
    workspace.owners(PEOPLE);
    workspace.execute(tx -> {
      tx.execute(
          """
          with k as (select id, row_number() over (order by id) as n from owner)
          update contact c set owner_id = first.id
          from k second join k first on first.n = second.n - 1
          where second.n % 2 = 0 and c.owner_id = second.id
          """);
      tx.execute(
          """
          update contact_address set contact_point_id =
            (select min(id) from contact_point where kind = 'PHONE')
          where contact_point_id in (
            select id from contact_point where kind = 'PHONE' order by id limit 5)
          """);
    });
  }

  private static String exiting() {
    return Texting.campaign(
        """
        enroll: { per: CONTACT }
        exitOn: [ { event: OPTED_OUT, scope: OWNER } ]
        """,
        """
          text: { type: sms, from: main, body: "Hi, reply STOP to opt out.", next: more }
          more: { type: sms, from: main, body: "More? Reply STOP to opt out.", next: last }
          last: { type: sms, from: main, body: "A last one. Reply STOP to opt out.", next: done }
        """);
  }

  /** Some of the run's chunks, each at two moments: what a pause keeps back the first time. */
  private void sends(TestRun run, List<Future<?>> work) {
    List<Chunk> chunks = chunks(run);
    Collections.shuffle(chunks, random);
    for (Chunk chunk : chunks.subList(0, CHUNKS_OF_A_RUN)) {
      for (int times = 0; times < 2; times++) {
        work.add(
            senders.schedule(
                () -> workspace.sendSms(chunk), random.nextInt(MILLIS), TimeUnit.MILLISECONDS));
      }
    }
  }

  private static List<Chunk> chunks(TestRun run) {
    List<Long> leads = run.leads();
    List<Chunk> chunks = new ArrayList<>();
    for (int from = 0; from < leads.size(); from += CHUNK) {
      chunks.add(run.chunk(leads.subList(from, Math.min(from + CHUNK, leads.size()))));
    }
    return chunks;
  }

  private void relay() {
    workspace.relay().relay(workspace.id());
  }

  private Future<?> after(int millis, Runnable task) {
    return threads.schedule(task, millis, TimeUnit.MILLISECONDS);
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
    stopped.put(phone, Instant.now());
    ended.countDown();
  }

  /** At any moment of each part of the time; every other one is longer than a text's way. */
  private void pauses(TestRun run, List<Future<?>> work) {
    int part = MILLIS / PAUSES_OF_A_RUN;
    for (int k = 0; k < PAUSES_OF_A_RUN; k++) {
      int length = k % 2 == 0 ? 2_200 + random.nextInt(400) : random.nextInt(400);
      work.add(after(k * part + random.nextInt(part - 2_700), () -> pause(run, length)));
    }
  }

  private void pause(TestRun run, int millis) {
    run.pause();
    Instant from = Instant.now();
    after(
        millis,
        () -> {
          Instant until = Instant.now();
          run.resume();
          pauses.add(new Pause(run.id(), from, until));
          ended.countDown();
        });
  }

  private List<String> phones() {
    return workspace.query(tx ->
        tx.fetch(
                """
                select distinct p.value from contact_point p
                join contact_address a on a.contact_point_id = p.id where p.kind = 'PHONE'
                """)
            .map(row -> row.get(0, String.class)));
  }

  private boolean cameAfterItsStop(Accepted text) {
    Instant stop = stopped.get(text.to());
    return stop != null && text.at().isAfter(stop.plus(ON_ITS_WAY));
  }

  private Predicate<Accepted> cameInAPauseOrAfterAnExit(Map<String, Sent> sent) {
    return text -> {
      Sent of = sent.get(text.attempt());
      return of != null
          && (text.at().isAfter(of.exit().plus(ON_ITS_WAY))
              || pauses.stream()
                  .filter(pause -> pause.run().equals(of.run()))
                  .anyMatch(pause ->
                      text.at().isAfter(pause.from().plus(ON_ITS_WAY))
                          && text.at().isBefore(pause.until())));
    };
  }

  /** By attempt; the confirmations of opt-outs are of no run. */
  private Map<String, Sent> sent() {
    Map<String, Sent> sent = new HashMap<>();
    workspace.execute(tx ->
        tx.fetch(
                """
                select a.id::text, i.run_id, coalesce(t.at, '9999-01-01')
                from attempt a join intent i on i.id = a.intent_id
                left join timeline t on t.enrollment_id = i.enrollment_id and t.kind = 'EXITED'
                where i.run_id is not null
                """)
            .forEach(row ->
                sent.put(
                    row.get(0, String.class),
                    new Sent(row.get(1, UUID.class), row.get(2, Instant.class)))));
    return sent;
  }

  private long submittedAfterItsStop() {
    String stops =
        stopped.entrySet().stream()
            .map(e -> "('" + e.getKey() + "', '" + e.getValue() + "'::timestamptz)")
            .collect(Collectors.joining(","));
    return workspace
        .ids(
            """
            select count(*) from (values %s) s(phone, at)
            join contact_point p on p.kind = 'PHONE' and p.value = s.phone
            join intent i on i.contact_point_id = p.id and i.run_id is not null
            join attempt a on a.intent_id = i.id and a.started_at > s.at
            """
                .formatted(stops))
        .getFirst();
  }

  /** Requests of a run let go while it was paused. */
  private long submittedInAPause() {
    String times =
        pauses.stream()
            .map(p ->
                "('%s'::uuid, '%s'::timestamptz, '%s'::timestamptz)"
                    .formatted(p.run(), p.from(), p.until()))
            .collect(Collectors.joining(","));
    return workspace
        .ids(
            """
            select count(*) from (values %s) s(run, since, until)
            join intent i on i.run_id = s.run
            join attempt a on a.intent_id = i.id and a.started_at > s.since and a.started_at < s.until
            """
                .formatted(times))
        .getFirst();
  }
}
