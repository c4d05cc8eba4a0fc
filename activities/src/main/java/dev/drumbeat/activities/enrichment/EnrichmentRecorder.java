package dev.drumbeat.activities.enrichment;

import dev.drumbeat.activities.cohort.CohortContext;
import dev.drumbeat.activities.cohort.Mover;
import dev.drumbeat.activities.ledger.Consequences;
import dev.drumbeat.activities.ledger.Recorder;
import dev.drumbeat.activities.ledger.Result;
import dev.drumbeat.db.enrichment.EnrichmentStore;
import dev.drumbeat.db.enrichment.FoundParcel;
import dev.drumbeat.db.enrichment.FoundPerson;
import dev.drumbeat.db.enrollment.Lead;
import dev.drumbeat.db.enrollment.LeadStore;
import dev.drumbeat.db.enrollment.TimelineEntry;
import dev.drumbeat.db.ledger.Intent.State;
import dev.drumbeat.db.ledger.LedgerStore;
import dev.drumbeat.db.ledger.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;

/** Records look-ups with what they found; the next round moves the leads. */
final class EnrichmentRecorder implements Recorder {
  private final LookUps lookUps;

  EnrichmentRecorder(LookUps lookUps) {
    this.lookUps = lookUps;
  }

  @Override
  public void record(DSLContext tx, CohortContext context, List<Result> results) {
    Consequences.of(tx, context, results);
    List<Long> ids = results.stream().map(r -> r.intent().enrollmentId()).distinct().toList();
    Map<Long, Lead> leads = LeadStore.leads(tx, ids);
    save(tx, results, leads);
    Mover mover = Mover.lock(tx, context, ids);
    Map<Long, State> states =
        LedgerStore.record(tx, results.stream().map(Result::outcome).toList());
    for (Result result : results) {
      mover.note(entry(result));
      Lead lead = Objects.requireNonNull(leads.get(result.intent().enrollmentId()));
      Outcome outcome = result.outcome();
      if (mover.holds(lead)
          && mover.isCurrent(lead)
          && !outcome.intentState().settled()
          && outcome.intentState() == states.get(result.intent().id())) {
        mover.hold(
            lead,
            outcome.slotAt(),
            outcome.intentState() == State.PLANNED ? "PROVIDER_RETRY" : "UNKNOWN");
      }
    }
    mover.write();
  }

  private void save(DSLContext tx, List<Result> results, Map<Long, Lead> leads) {
    Map<Product, Map<String, Map<String, Object>>> answers = new HashMap<>();
    var parcels = new ArrayList<FoundParcel>();
    var people = new ArrayList<FoundPerson>();
    for (Result result : results) {
      if (result.outcome().intentState() != State.ACCEPTED) {
        continue;
      }
      Lead lead = Objects.requireNonNull(leads.get(result.intent().enrollmentId()));
      Product product = Product.valueOf(result.intent().kind());
      Map<String, Object> answer = answer(product, result.outcome());
      answers
          .computeIfAbsent(product, p -> new HashMap<>())
          .put(Query.of(result.intent().content()).key(), answer);
      if (!answer.isEmpty() && lead.propertyId() != null) {
        switch (product) {
          case PARCEL -> parcels.add(Answers.parcel(lead.propertyId(), answer));
          case OWNER_CONTACTS ->
              people.addAll(Answers.people(lead.propertyId(), lead.ownerId(), answer));
        }
      }
    }
    EnrichmentStore.savePeople(tx, people);
    EnrichmentStore.saveParcels(tx, parcels);
    answers.forEach((product, byKey) ->
        EnrichmentStore.cache(tx, product.provider().name(), product.name(), byKey));
  }

  private Map<String, Object> answer(Product product, Outcome outcome) {
    return switch (product) {
      case PARCEL -> Answers.of(lookUps.parcelOf(outcome.attempt()));
      case OWNER_CONTACTS -> Answers.of(lookUps.peopleOf(outcome.attempt()));
    };
  }

  private static TimelineEntry entry(Result result) {
    Outcome outcome = result.outcome();
    var inputs = new HashMap<String, Object>();
    inputs.put("attempt", outcome.attempt().toString());
    inputs.put("product", result.intent().kind());
    String summary =
        outcome.attemptState() == State.ACCEPTED
            ? result.intent().kind() + " was looked up"
            : result.intent().kind() + " was not had: " + outcome.error();
    return TimelineEntry.of(
            result.intent().enrollmentId(),
            outcome.attemptState() == State.ACCEPTED ? "ENRICHED" : outcome.attemptState().name(),
            result.intent().step(),
            result.intent().visit(),
            summary)
        .because("ANSWER", inputs)
        .about(result.intent().id());
  }
}
