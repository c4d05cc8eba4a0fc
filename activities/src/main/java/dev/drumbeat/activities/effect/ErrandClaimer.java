package dev.drumbeat.activities.effect;

import dev.drumbeat.activities.cohort.CohortContext;
import dev.drumbeat.activities.cohort.Mover;
import dev.drumbeat.activities.ledger.LedgerPolicy;
import dev.drumbeat.db.effect.AnswerStore;
import dev.drumbeat.db.enrollment.Lead;
import dev.drumbeat.db.enrollment.LeadStore;
import dev.drumbeat.db.enrollment.TimelineEntry;
import dev.drumbeat.db.hold.HoldStore;
import dev.drumbeat.db.ledger.Intent;
import dev.drumbeat.db.ledger.Intent.State;
import dev.drumbeat.db.ledger.LedgerStore;
import dev.drumbeat.db.ledger.NewIntent;
import dev.drumbeat.journey.gate.Gate;
import dev.drumbeat.journey.gate.Rule;
import dev.drumbeat.journey.machine.EffectOutcome;
import dev.drumbeat.journey.machine.Trigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Claims a chunk's errands: what is to be asked is written down before anything is. */
final class ErrandClaimer {
  private final DSLContext tx;
  private final CohortContext context;
  private final Errand errand;
  private final LedgerPolicy policy;
  private final UUID token;
  private final Instant now;
  private final List<NewIntent> planned = new ArrayList<>();
  private final List<Intent> mine = new ArrayList<>();
  private final List<Intent> doubtful = new ArrayList<>();

  ErrandClaimer(
      DSLContext tx, CohortContext context, Errand errand, LedgerPolicy policy, UUID token) {
    this.tx = tx;
    this.context = context;
    this.errand = errand;
    this.policy = policy;
    this.token = token;
    this.now = context.time().now();
  }

  Claim claim(List<Long> ids) {
    List<Lead> due =
        LeadStore.leads(tx, ids).values().stream()
            .filter(this::isDue)
            .sorted(Comparator.comparingLong(Lead::id))
            .toList();
    Mover mover = Mover.lock(tx, context, due.stream().map(Lead::id).toList());
    List<Lead> leads = due.stream().filter(mover::isCurrent).toList();
    if (holdsAll(mover, leads)) {
      return Claim.NOTHING;
    }
    Map<Long, Intent> intents = intents(leads);
    Map<Long, Object> answers =
        AnswerStore.of(tx, intents.values().stream().map(Intent::id).toList());
    for (Lead lead : leads) {
      Intent intent = intents.get(lead.id());
      if (intent == null) {
        plan(mover, lead);
      } else {
        resume(mover, lead, intent, answers.get(intent.id()));
      }
    }
    LedgerStore.plan(tx, context.run().run(), context.cohort(), token, planned);
    List<Long> taken = mine.stream().map(Intent::id).toList();
    LedgerStore.claim(tx, taken, token);
    renew(taken);
    mover.write();
    return new Claim(ready(leads), doubtful, unanswered());
  }

  private boolean holdsAll(Mover mover, List<Lead> leads) {
    if (!context.running()) {
      leads.forEach(lead -> mover.hold(lead, null, Rule.RUN_PAUSED.name()));
    } else if (isHeld()) {
      Instant again = now.plus(Gate.HOLD_RECHECK);
      leads.forEach(lead -> mover.hold(lead, again, Rule.ACCOUNT_HOLD.name()));
    } else {
      return false;
    }
    mover.write();
    return true;
  }

  private boolean isHeld() {
    return HoldStore.isHeld(
        tx,
        List.of(context.workspace(), context.run().campaign(), context.run().run()),
        errand.providers());
  }

  private void plan(Mover mover, Lead lead) {
    switch (errand.plan(context, lead)) {
      case Plan.Ready ready -> planned.add(intent(lead, ready.content()));
      case Plan.Lacking(List<String> fields, boolean skips) -> {
        String lacks = "The lead lacks " + String.join(", ", fields);
        if (skips) {
          note(mover, lead, "SKIPPED", lacks, Map.of("missing", fields));
          mover.move(
              lead, new Trigger.EffectEnded(EffectOutcome.SKIPPED, Rule.MISSING_FIELD.name()));
        } else {
          note(mover, lead, "HELD", lacks, Map.of("missing", fields));
          mover.hold(lead, null, Rule.MISSING_FIELD.name());
        }
      }
      case Plan.Faulty(String reason) -> {
        note(mover, lead, "HELD", "The template failed: " + reason, Map.of());
        mover.hold(lead, null, Rule.MISSING_FIELD.name());
      }
    }
  }

  private static void note(
      Mover mover, Lead lead, String kind, String summary, Map<String, Object> inputs) {
    mover.note(
        TimelineEntry.of(lead.id(), kind, lead.position().step(), lead.position().visit(), summary)
            .because(Rule.MISSING_FIELD.name(), inputs));
  }

  /** Goes on with what an earlier claim of this visit has left. */
  private void resume(Mover mover, Lead lead, Intent intent, @Nullable Object answer) {
    switch (intent.state()) {
      case PLANNED -> {
        mine.add(intent);
        if (intent.slotAt().isAfter(now)) {
          mover.hold(lead, intent.slotAt(), "PROVIDER_RETRY");
        }
      }
      case SUBMITTING ->
          await(
              mover,
              lead,
              intent,
              Objects.requireNonNull(intent.submittedAt()).plus(policy.crashedAfter()));
      case UNKNOWN -> await(mover, lead, intent, intent.checkAt());
      case ACCEPTED, REJECTED, NOT_SENT, ABANDONED ->
          mover.move(lead, ErrandRecorder.end(intent.state(), intent.errorCode(), answer));
    }
  }

  private void await(Mover mover, Lead lead, Intent intent, @Nullable Instant until) {
    if (until != null && until.isAfter(now)) {
      mover.hold(lead, until, "UNKNOWN");
    } else {
      doubtful.add(intent);
    }
  }

  private void renew(List<Long> taken) {
    var contents = new HashMap<Long, Map<String, Object>>();
    List<Long> untried = taken.isEmpty() ? List.of() : AnswerStore.untried(tx, taken);
    for (Intent intent : mine) {
      if (untried.contains(intent.id())) {
        errand.renewed(intent, now).ifPresent(content -> contents.put(intent.id(), content));
      }
    }
    AnswerStore.renew(tx, contents);
  }

  private NewIntent intent(Lead lead, Map<String, Object> content) {
    return new NewIntent(
        lead.id(),
        "enrollment:" + lead.id(),
        lead.position().step(),
        lead.position().visit(),
        errand.kind(),
        0,
        null,
        now,
        null,
        content,
        0);
  }

  private boolean isDue(Lead lead) {
    Instant due = lead.position().dueAt();
    return lead.active()
        && lead.position().work() == errand.work()
        && due != null
        && !due.isAfter(now.plusMillis(1_000));
  }

  private Map<Long, Intent> intents(List<Lead> leads) {
    var intents = new HashMap<Long, Intent>();
    LedgerStore.atPosition(tx, leads.stream().map(Lead::id).toList())
        .forEach(intent -> intents.put(intent.enrollmentId(), intent));
    return intents;
  }

  private List<Intent> ready(List<Lead> leads) {
    return intents(leads).values().stream()
        .filter(intent -> intent.state() == State.PLANNED && !intent.slotAt().isAfter(now))
        .sorted(Comparator.comparingLong(Intent::id))
        .toList();
  }

  private Map<Long, Integer> unanswered() {
    return AnswerStore.unanswered(tx, doubtful.stream().map(Intent::id).toList());
  }
}
