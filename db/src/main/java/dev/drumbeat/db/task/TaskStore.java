package dev.drumbeat.db.task;

import dev.drumbeat.db.Json;
import dev.drumbeat.db.page.Page;
import dev.drumbeat.db.page.Window;
import dev.drumbeat.db.task.Task.State;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** Keeps tasks. Each method is one part of the caller's transaction, which is in a workspace. */
public final class TaskStore {
  /** The lead stands where it was asked. */
  private static final String HERE = "e.state = 'ACTIVE' and e.step = t.step and e.visit = t.visit";

  private static final String COLUMNS =
      "select t.*, case when t.answered_at is not null then 'DONE' when "
          + HERE
          + " then 'OPEN' else 'CLOSED' end as state ";

  private static final String FROM = "from task t join enrollment e on e.id = t.enrollment_id ";

  private TaskStore() {}

  /**
   * A task to be opened.
   *
   * @param dueAt real time
   */
  public record NewTask(
      long enrollment,
      String step,
      int visit,
      String title,
      @Nullable String assignee,
      List<String> outcomes,
      Instant dueAt) {}

  /** Which tasks are asked for; null is all. */
  public record Filter(@Nullable State state, @Nullable String assignee, @Nullable UUID run) {}

  /** Opens tasks; one that a visit of a step has opened already stays as it is. */
  public static void open(DSLContext tx, UUID run, List<NewTask> tasks) {
    if (tasks.isEmpty()) {
      return;
    }
    tx.execute(
        """
        insert into task (workspace_id, run_id, enrollment_id, step, visit, title, assignee,
                          outcomes, due_at)
        select current_workspace(), ?, v.enrollment, v.step, v.visit, v.title, v.assignee,
               array(select jsonb_array_elements_text(v.outcomes)), v."dueAt"
        from jsonb_to_recordset(?::jsonb) as v(enrollment bigint, step text, visit int, title text,
             assignee text, outcomes jsonb, "dueAt" timestamptz)
        order by v.enrollment
        on conflict do nothing
        """,
        run,
        Json.write(tasks));
  }

  public static Optional<Task> find(DSLContext tx, long id) {
    return Optional.ofNullable(tx.fetchOne(COLUMNS + FROM + "where t.id = ?", id))
        .map(TaskStore::task);
  }

  /** Tasks, the one that is due first before the others. */
  public static Page<Task> list(DSLContext tx, Filter filter, Window window) {
    String which =
        """
        where %s and (?::text is null or t.assignee = ?) and (?::uuid is null or t.run_id = ?)
        """
            .formatted(filter.state() == null ? "true" : condition(filter.state()));
    Object[] binds = {filter.assignee(), filter.assignee(), filter.run(), filter.run()};
    long total = tx.fetchSingle("select count(*) " + FROM + which, binds).get(0, Long.class);
    List<Task> tasks =
        tx.fetch(
                COLUMNS
                    + FROM
                    + which
                    + "order by t.due_at, t.id limit %d offset %d"
                        .formatted(window.limit(), window.offset()),
                binds)
            .map(TaskStore::task);
    return new Page<>(tasks, total);
  }

  private static String condition(State state) {
    return switch (state) {
      case OPEN -> "t.answered_at is null and " + HERE;
      case DONE -> "t.answered_at is not null";
      case CLOSED -> "t.answered_at is null and not (" + HERE + ")";
    };
  }

  /**
   * Writes an answer down.
   *
   * @return whether the task was open; the first answer counts
   */
  public static boolean answer(
      DSLContext tx, long id, String outcome, @Nullable String note, String by) {
    return tx.execute(
            """
            update task t
            set outcome = ?, note = ?, answered_by = ?, answered_at = clock_timestamp()
            from enrollment e
            where t.id = ? and t.answered_at is null and e.id = t.enrollment_id and
            """
                + HERE,
            outcome,
            note,
            by,
            id)
        == 1;
  }

  private static Task task(Record row) {
    return new Task(
        row.get("id", Long.class),
        row.get("run_id", UUID.class),
        row.get("enrollment_id", Long.class),
        row.get("step", String.class),
        row.get("visit", Integer.class),
        row.get("title", String.class),
        row.get("assignee", String.class),
        List.of(row.get("outcomes", String[].class)),
        State.valueOf(row.get("state", String.class)),
        instant(row, "due_at").orElseThrow(),
        row.get("outcome", String.class),
        row.get("note", String.class),
        row.get("answered_by", String.class),
        instant(row, "answered_at").orElse(null),
        instant(row, "created_at").orElseThrow());
  }

  private static Optional<Instant> instant(Record row, String column) {
    return Optional.ofNullable(row.get(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
