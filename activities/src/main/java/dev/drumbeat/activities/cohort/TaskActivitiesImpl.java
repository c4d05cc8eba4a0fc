package dev.drumbeat.activities.cohort;

import dev.drumbeat.db.enrollment.Lead;
import dev.drumbeat.db.enrollment.LeadStore;
import dev.drumbeat.db.enrollment.TimelineEntry;
import dev.drumbeat.db.task.TaskStore;
import dev.drumbeat.db.task.TaskStore.NewTask;
import dev.drumbeat.journey.campaign.TaskStep;
import dev.drumbeat.journey.gate.Rule;
import dev.drumbeat.journey.machine.EffectOutcome;
import dev.drumbeat.journey.machine.Trigger;
import dev.drumbeat.journey.machine.Work;
import dev.drumbeat.journey.template.Escape;
import dev.drumbeat.journey.template.Missing;
import dev.drumbeat.journey.template.Rendered;
import dev.drumbeat.journey.template.TemplateFault;
import dev.drumbeat.workflows.cohort.Chunk;
import dev.drumbeat.workflows.cohort.Moved;
import dev.drumbeat.workflows.cohort.TaskActivities;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/**
 * Opens tasks. One is a row, written with its lead's move, so there is nothing to look up later.
 */
public final class TaskActivitiesImpl implements TaskActivities {
  private final ChunkWork chunks;

  public TaskActivitiesImpl(ChunkWork chunks) {
    this.chunks = chunks;
  }

  @Override
  public Moved openTasks(Chunk chunk) {
    chunks.together(
        chunk,
        ChunkWork.leads(chunk),
        (tx, context, leads) -> {
          new Opening(context, Mover.lock(tx, context, leads)).open(tx, leads);
          return true;
        },
        BadData::hold);
    return chunks.moved(chunk);
  }

  private static final class Opening {
    private final CohortContext context;
    private final Mover mover;
    private final List<NewTask> tasks = new ArrayList<>();

    Opening(CohortContext context, Mover mover) {
      this.context = context;
      this.mover = mover;
    }

    void open(DSLContext tx, List<Long> ids) {
      for (Lead lead : LeadStore.leads(tx, ids).values()) {
        if (lead.active() && mover.isCurrent(lead) && lead.position().work() == Work.TASK) {
          open(lead);
        }
      }
      TaskStore.open(tx, context.run().run(), tasks);
      mover.write();
    }

    private void open(Lead lead) {
      if (!context.running()) {
        mover.hold(lead, null, Rule.RUN_PAUSED.name());
        return;
      }
      var step = (TaskStep) context.journey().definition().step(lead.position().step());
      try {
        Rendered title =
            context
                .journey()
                .template(lead.position().step(), "title")
                .render(lead.forTemplates(), step.missing(), Escape.TEXT);
        if (title.missingFields().isEmpty() || step.missing() == Missing.EMPTY) {
          open(lead, step, title.text());
        } else {
          lacks(lead, step, "The lead lacks " + String.join(", ", title.missingFields()));
        }
      } catch (TemplateFault e) {
        lacks(lead, step, "The template failed: " + e.getMessage());
      }
    }

    private void open(Lead lead, TaskStep step, String title) {
      tasks.add(
          new NewTask(
              lead.id(),
              lead.position().step(),
              lead.position().visit(),
              title,
              step.assignee(),
              step.outcomes(),
              context.time().now().plus(step.timeout())));
      note(lead, "TASK", title, "opened");
      mover.move(lead, new Trigger.EffectEnded(EffectOutcome.ACCEPTED, null));
    }

    private void lacks(Lead lead, TaskStep step, String reason) {
      if (step.missing() == Missing.SKIP) {
        mover.move(lead, new Trigger.EffectEnded(EffectOutcome.SKIPPED, Rule.MISSING_FIELD.name()));
      } else {
        mover.hold(lead, null, Rule.MISSING_FIELD.name());
      }
      note(lead, "HELD", reason, Rule.MISSING_FIELD.name());
    }

    private void note(Lead lead, String kind, String summary, String rule) {
      mover.note(
          TimelineEntry.of(
                  lead.id(), kind, lead.position().step(), lead.position().visit(), summary)
              .because(rule, Map.of()));
    }
  }
}
