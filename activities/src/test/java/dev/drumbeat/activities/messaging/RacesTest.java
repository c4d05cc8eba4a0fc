package dev.drumbeat.activities.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.activities.Accepted;
import dev.drumbeat.activities.SendingWorkspace;
import dev.drumbeat.activities.TestRun;
import dev.drumbeat.activities.Texting;
import dev.drumbeat.db.webhook.InboundText;
import dev.drumbeat.journey.messaging.ReplyClassifier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A thousand opt-outs and fifty pauses, at any moment of two running campaigns. */
class RacesTest {
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(2);
  private static final int PEOPLE = 1_000;
  private static final int CHUNK = 50;
  private static final int PAUSES = 50;
  private static final long SEED = 20_261_124;

  private final SendingWorkspace workspace = SendingWorkspace.open();
  private final Map<String, Instant> stopped = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Pause> pauses = new ConcurrentLinkedQueue<>();

  /** From the commit of a pause until the resume began. */
  private record Pause(Instant from, Instant until) {}

  @AfterEach
  void close() {
    workspace.close();
  }

  @Test
  void nothingLeavesMoreThanTwoSecondsAfterWhatForbadeIt() throws Exception {
    workspace.owners(PEOPLE);
    shareAPhone();
    TestRun paused = workspace.launch(exiting());
    TestRun other = workspace.launch(exiting());
    List<Callable<Object>> tasks = new ArrayList<>();
    chunks(paused, tasks);
    chunks(other, tasks);
    phones().forEach(phone -> tasks.add(() -> stop(phone)));
    Collections.shuffle(tasks, new Random(SEED));
    for (int k = 0; k < PAUSES; k++) {
      tasks.add(k * (tasks.size() / PAUSES), () -> pause(paused));
    }

    together(tasks);
    paused.resume();
    chunksNow(paused);
    chunksNow(other);

    assertThat(workspace.provider().accepted()).isNotEmpty().noneMatch(this::cameTooLate);
    assertThat(submittedAfterItsStop()).isZero();
    assertThat(submittedIn(paused)).isZero();
    assertThat(stopped).hasSizeGreaterThanOrEqualTo(PEOPLE - 5);
    assertThat(activeOfStopped()).isZero();
    paused.balances();
    other.balances();
  }

  private boolean cameTooLate(Accepted text) {
    Instant stop = stopped.get(text.to());
    return stop != null && text.at().isAfter(stop.plus(ON_ITS_WAY));
  }

  private String exiting() {
    return Texting.campaign("exitOn: [ { event: OPTED_OUT, scope: OWNER } ]\n");
  }

  /** Five contacts of five owners that have one phone. */
  private void shareAPhone() {
    workspace.execute(tx ->
        tx.execute(
            """
            update contact_address set contact_point_id =
              (select min(id) from contact_point where kind = 'PHONE')
            where contact_point_id in (
              select id from contact_point where kind = 'PHONE' order by id limit 5)
            """));
  }

  private void chunks(TestRun run, List<Callable<Object>> tasks) {
    List<Long> leads = run.leads();
    for (int from = 0; from < leads.size(); from += CHUNK) {
      List<Long> some = leads.subList(from, Math.min(from + CHUNK, leads.size()));
      tasks.add(() -> workspace.sendSms(run.chunk(some)));
    }
  }

  private void chunksNow(TestRun run) throws Exception {
    workspace.relayAll();
    List<Callable<Object>> tasks = new ArrayList<>();
    chunks(run, tasks);
    together(tasks);
  }

  private Object stop(String phone) {
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
    return stopped.computeIfAbsent(phone, p -> Instant.now());
  }

  /** One at a time: a resume by another would end the pause. */
  private synchronized Object pause(TestRun run) {
    run.pause();
    Instant from = Instant.now();
    workspace.relay().relay(workspace.id());
    Instant until = Instant.now();
    run.resume();
    pauses.add(new Pause(from, until));
    return true;
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
            join intent i on i.contact_point_id = p.id
            join attempt a on a.intent_id = i.id and a.started_at > s.at
            """
                .formatted(stops))
        .getFirst();
  }

  /** Requests of a run let go while it was paused. */
  private long submittedIn(TestRun run) {
    String times =
        pauses.stream()
            .map(p -> "('" + p.from() + "'::timestamptz, '" + p.until() + "'::timestamptz)")
            .collect(Collectors.joining(","));
    return workspace
        .ids(
            """
            select count(*) from (values %s) s(since, until)
            join attempt a on a.started_at > s.since and a.started_at < s.until
            join intent i on i.id = a.intent_id and i.run_id = ?
            """
                .formatted(times),
            run.id())
        .getFirst();
  }

  private long activeOfStopped() {
    return workspace.ids("select count(*) from enrollment where state = 'ACTIVE'").getFirst();
  }

  private static void together(List<Callable<Object>> tasks) throws Exception {
    try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
      for (Future<Object> each : pool.invokeAll(tasks)) {
        each.get();
      }
    }
  }
}
