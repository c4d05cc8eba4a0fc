package dev.drumbeat.activities.examples;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.activities.Accepted;
import dev.drumbeat.activities.TestRun;
import dev.drumbeat.db.campaign.Journeys;
import dev.drumbeat.db.enrollment.JoinStore;
import dev.drumbeat.db.enrollment.JoinStore.Join;
import dev.drumbeat.db.enrollment.JoinStore.LiveRun;
import dev.drumbeat.db.enrollment.JoinStore.Result;
import dev.drumbeat.db.task.Task;
import dev.drumbeat.db.task.TaskStore;
import dev.drumbeat.db.webhook.InboxEvent.About;
import dev.drumbeat.db.webhook.InboxEvent.Posted;
import dev.drumbeat.db.webhook.InboxEvent.TaskDone;
import dev.drumbeat.db.webhook.Incoming;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;

/** A run of an example: what each lead was sent, at what time of its own, and how it ended. */
final class Story {
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

  /** Clocks count in milliseconds, an offset in seconds. */
  private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

  private static final String SENT =
      """
      select a.id::text as attempt, i.step
      from intent i
      join attempt a on a.intent_id = i.id and a.state = 'ACCEPTED'
      where i.enrollment_id = ? and i.kind in ('SMS', 'EMAIL', 'CALL')
      order by i.id
      """;

  private static final String ASKED =
      "select title, created_at from task where enrollment_id = ? order by id";

  private final Weeks weeks;
  private final TestRun run;

  Story(Weeks weeks, TestRun run) {
    this.weeks = weeks;
    this.run = run;
  }

  TestRun run() {
    return run;
  }

  long lead(int number) {
    return run.leads().get(number);
  }

  /** Enrolls somebody as the API does, at this moment; the enrollment. */
  long enroll(long id) {
    var workspace = weeks.workspace();
    UUID request =
        workspace.query(tx -> {
          LiveRun live = JoinStore.live(tx, campaign(tx)).orElseThrow();
          var join = new Join(List.of(id), weeks.now());
          var journey = new Journeys().of(tx, live.version());
          return JoinStore.join(tx, workspace.id(), live, journey, join).orElseThrow();
        });
    Result result = workspace.query(tx -> JoinStore.request(tx, request)).results().getFirst();
    assertThat(result.reason()).isNull();
    return Objects.requireNonNull(result.enrollment());
  }

  private UUID campaign(DSLContext tx) {
    return tx.fetchSingle("select campaign_id from run where id = ?", run.id()).get(0, UUID.class);
  }

  /** Lets time pass until a time of Seattle's. */
  void until(LocalDateTime seattle) {
    weeks.pass(
        Duration.between(weeks.now().plus(offset()), seattle.atZone(Weeks.SEATTLE).toInstant()));
  }

  /** What a lead in Seattle was sent: day, time and step. */
  List<String> sent(long lead) {
    return sent(lead, Weeks.SEATTLE);
  }

  /** What a lead was sent, by the providers' own log, in the lead's own time. */
  List<String> sent(long lead, ZoneId zone) {
    Map<String, Instant> log =
        weeks.workspace().provider().accepted().stream()
            .collect(toMap(Accepted::attempt, Accepted::at));
    return weeks.workspace().query(tx -> tx.fetch(SENT, lead)).stream()
        .map(row ->
            local(Objects.requireNonNull(log.get(row.get("attempt", String.class))), zone)
                + " "
                + row.get("step", String.class))
        .toList();
  }

  /** The steps by which a lead was sent something. */
  List<String> steps(long lead) {
    return sent(lead).stream().map(each -> each.substring(each.lastIndexOf(' ') + 1)).toList();
  }

  /** A part of what a step sent to a lead: body, subject, text, script. */
  String said(long lead, String step, String part) {
    return weeks
        .workspace()
        .value(
            "select content->>? from intent where enrollment_id = ? and step = ?",
            part,
            lead,
            step);
  }

  /** The tasks that people were given for a lead: day, time and title, in Seattle. */
  List<String> asked(long lead) {
    return weeks.workspace().query(tx -> tx.fetch(ASKED, lead)).stream()
        .map(row ->
            local(row.get("created_at", OffsetDateTime.class).toInstant(), Weeks.SEATTLE)
                + " "
                + row.get("title", String.class))
        .toList();
  }

  /** State, step and outcome. */
  String stands(long lead) {
    return weeks
        .workspace()
        .value("select concat_ws(' ', state, step, outcome) from enrollment where id = ?", lead);
  }

  /** Fails unless the books balance, and the providers have just what they say was accepted. */
  void balances() {
    run.balances();
    var booked =
        weeks
            .workspace()
            .query(tx ->
                tx.fetch(
                        """
                        select concat_ws('/', origin, step, visit, kind, ordinal) from intent
                        where run_id = ? and state = 'ACCEPTED' and kind <> 'WEBHOOK'
                        """,
                        run.id())
                    .map(row -> row.get(0, String.class)));
    assertThat(weeks.workspace().provider().accepted())
        .extracting(Accepted::effect)
        .containsExactlyInAnyOrderElementsOf(booked);
  }

  /** A person's answer to the lead's task. */
  void answer(long lead, String outcome) {
    var workspace = weeks.workspace();
    Task task =
        workspace.query(tx ->
            TaskStore.find(
                    tx,
                    tx.fetchSingle("select id from task where enrollment_id = ?", lead)
                        .get(0, Long.class))
                .orElseThrow());
    assertThat(
            workspace.<Boolean>query(tx -> TaskStore.answer(tx, task.id(), outcome, null, "ann")))
        .isTrue();
    var done = new TaskDone(task.id(), lead, task.step(), task.visit(), outcome, null);
    workspace.inbox().accept(workspace.id(), new Incoming("task:" + task.id(), "task", done, null));
  }

  /** An event of the operator's own about a lead, as the API takes it. */
  void post(long lead, String type) {
    weeks
        .workspace()
        .inbox()
        .accept(
            weeks.workspace().id(),
            new Incoming(
                type + lead,
                "enrollment:" + lead,
                new Posted(type, About.ENROLLMENT, lead, Map.of()),
                null));
  }

  private String local(Instant real, ZoneId zone) {
    return real.plus(offset()).plus(HALF_A_SECOND).atZone(zone).format(LOCAL);
  }

  /** What is to be added to the engine's time for the campaign's. */
  private Duration offset() {
    return Duration.ofSeconds(
        Long.parseLong(
            weeks
                .workspace()
                .value("select business_offset_seconds from run where id = ?", run.id())));
  }
}
