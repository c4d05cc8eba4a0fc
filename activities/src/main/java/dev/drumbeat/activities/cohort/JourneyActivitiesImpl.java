package dev.drumbeat.activities.cohort;

import dev.drumbeat.db.enrollment.Lead;
import dev.drumbeat.db.enrollment.LeadStore;
import dev.drumbeat.db.ledger.GateStore;
import dev.drumbeat.journey.campaign.UpdateStep;
import dev.drumbeat.journey.gate.Rule;
import dev.drumbeat.journey.machine.Trigger;
import dev.drumbeat.journey.machine.Work;
import dev.drumbeat.workflows.cohort.Chunk;
import dev.drumbeat.workflows.cohort.JourneyActivities;
import dev.drumbeat.workflows.cohort.Moved;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;

/** Moves leads on whose wait is over or whose event came. */
public final class JourneyActivitiesImpl implements JourneyActivities {
  private final ChunkWork chunks;

  public JourneyActivitiesImpl(ChunkWork chunks) {
    this.chunks = chunks;
  }

  @Override
  public Moved advance(Chunk chunk) {
    chunks.together(
        chunk,
        ChunkWork.leads(chunk),
        (tx, context, leads) -> {
          advance(tx, context, leads);
          return true;
        },
        BadData::hold);
    return chunks.moved(chunk);
  }

  private static void advance(DSLContext tx, CohortContext context, List<Long> ids) {
    Collection<Lead> leads = LeadStore.leads(tx, ids).values();
    lockWhatUpdatesTouch(tx, context, leads);
    Mover mover = Mover.lock(tx, context, ids);
    for (Lead lead : leads) {
      if (lead.active() && mover.isCurrent(lead) && lead.position().work() == Work.JOURNEY) {
        advance(context, mover, lead);
      }
    }
    mover.write();
  }

  private static void advance(CohortContext context, Mover mover, Lead lead) {
    boolean due =
        lead.position().dueAt() != null && !lead.position().dueAt().isAfter(context.time().now());
    if (!context.running()) {
      if (due) {
        mover.hold(lead, null, Rule.RUN_PAUSED.name());
      }
      return;
    }
    boolean moved = mover.hasEvents(lead) && mover.move(lead, new Trigger.EventsCame());
    if (!moved && due) {
      mover.move(lead, new Trigger.TimeCame());
    }
  }

  /** Owners and properties come before enrollments in the order of locks. */
  private static void lockWhatUpdatesTouch(
      DSLContext tx, CohortContext context, Collection<Lead> leads) {
    if (context.journey().definition().steps().values().stream()
        .anyMatch(UpdateStep.class::isInstance)) {
      GateStore.lockOwners(tx, leads.stream().map(Lead::ownerId).filter(Objects::nonNull).toList());
      GateStore.lockProperties(
          tx, leads.stream().map(Lead::propertyId).filter(Objects::nonNull).toList());
    }
  }
}
