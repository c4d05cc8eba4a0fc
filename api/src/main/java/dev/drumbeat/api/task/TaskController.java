package dev.drumbeat.api.task;

import dev.drumbeat.api.input.Fault;
import dev.drumbeat.api.input.InvalidRequest;
import dev.drumbeat.api.web.Caller;
import dev.drumbeat.api.web.Data;
import dev.drumbeat.api.web.Listing;
import dev.drumbeat.api.web.Paging;
import dev.drumbeat.api.web.Refusal;
import dev.drumbeat.db.Database;
import dev.drumbeat.db.page.Page;
import dev.drumbeat.db.page.Window;
import dev.drumbeat.db.task.Task;
import dev.drumbeat.db.task.TaskStore;
import dev.drumbeat.db.webhook.InboxEvent.TaskDone;
import dev.drumbeat.db.webhook.InboxStore;
import dev.drumbeat.db.webhook.Incoming;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tasks: what journeys wait for a person to do. */
@RestController
@RequestMapping("/api/tasks")
@Tag(name = "Tasks")
final class TaskController {
  private final Database database;

  TaskController(Database database) {
    this.database = database;
  }

  @Operation(summary = "List tasks, what is due first before the others")
  @GetMapping
  Listing<TaskView> list(Caller caller, @ParameterObject TaskQuery query) {
    Window window = Paging.window(query.limit(), query.offset());
    Page<Task> page =
        database.inWorkspace(caller.workspace(), tx -> TaskStore.list(tx, query.filter(), window));
    return Listing.of(page, window, TaskView::of);
  }

  @Operation(summary = "Read a task")
  @GetMapping("/{id}")
  Data<TaskView> read(Caller caller, @PathVariable long id) {
    return new Data<>(database.inWorkspace(caller.workspace(), tx -> TaskView.of(find(tx, id))));
  }

  @Operation(
      summary = "Answer an open task; the first answer counts, and the journey goes on by it")
  @PostMapping("/{id}/answer")
  Data<TaskView> answer(Caller caller, @PathVariable long id, @RequestBody AnswerInput input) {
    return new Data<>(
        database.inWorkspace(
            caller.workspace(),
            tx -> {
              Task task = find(tx, id);
              input.check(task.outcomes());
              if (!TaskStore.answer(tx, id, input.outcome(), input.note(), caller.name())) {
                throw Refusal.conflict(
                    find(tx, id).state() == Task.State.DONE
                        ? "It was answered before"
                        : "The journey went on without an answer");
              }
              InboxStore.keep(tx, caller.workspace(), told(task, input));
              return TaskView.of(find(tx, id));
            }));
  }

  /**
   * An answer.
   *
   * @param outcome one of the task's
   */
  record AnswerInput(
      @NotBlank @Size(max = 50) String outcome, @Size(max = 1_000) @Nullable String note) {
    void check(List<String> outcomes) {
      if (!outcomes.contains(outcome)) {
        String message = "Must be one of " + String.join(", ", outcomes);
        throw new InvalidRequest(Fault.error("/outcome", "UNKNOWN_VALUE", message));
      }
    }
  }

  private static Incoming told(Task task, AnswerInput input) {
    return new Incoming(
        "task:" + task.id(),
        "enrollment:" + task.enrollment(),
        new TaskDone(
            task.id(), task.enrollment(), task.step(), task.visit(), input.outcome(), input.note()),
        null);
  }

  private static Task find(DSLContext tx, long id) {
    return TaskStore.find(tx, id).orElseThrow(() -> Refusal.notFound("task"));
  }
}
