package dev.drumbeat.simulator.stripe;

import dev.drumbeat.simulator.engine.Submission;
import dev.drumbeat.simulator.faults.Fault;
import dev.drumbeat.simulator.faults.FaultKind;
import dev.drumbeat.simulator.faults.FaultStage;
import dev.drumbeat.simulator.http.Answer;
import dev.drumbeat.simulator.http.Json;
import dev.drumbeat.simulator.http.Params;
import dev.drumbeat.simulator.log.AcceptedDraft;
import dev.drumbeat.simulator.log.AcceptedEntry;
import dev.drumbeat.simulator.log.Kind;
import dev.drumbeat.simulator.log.Sighting;
import dev.drumbeat.simulator.log.Tags;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One session to be made. */
final class NewSession implements Submission {
  /** Stripe's own failures, which it stores under the key like any answer. */
  private static final Set<FaultKind> ITS_OWN =
      Set.of(FaultKind.ACCEPTED_500, FaultKind.ACCEPTED_503);

  private final String id = "cs_test_" + UUID.randomUUID().toString().replace("-", "");
  private final Ask ask;
  private final Consumer<AcceptedEntry> begin;
  private @Nullable Session made;

  /** What is asked, and under which key. */
  record Ask(SessionForm form, String body, @Nullable String key) {}

  NewSession(Ask ask, Consumer<AcceptedEntry> begin) {
    this.ask = ask;
    this.begin = begin;
  }

  static Sighting sight(Params form, @Nullable String key) {
    String effect = form.first("metadata[drumbeat_effect]");
    return new Sighting(
        Kind.PAYMENT, new Tags(key, effect), new AcceptedDraft.Parties(effect, null));
  }

  @Override
  public String provider() {
    return StripeProvider.NAME;
  }

  @Override
  public List<AcceptedDraft> drafts() {
    return List.of(
        new AcceptedDraft(
            new AcceptedDraft.Subject(StripeProvider.NAME, Kind.PAYMENT, id),
            new Tags(ask.key(), ask.form().metadata().get("drumbeat_effect")),
            new AcceptedDraft.Parties(ask.form().subject(), null),
            ask.body(),
            Json.MAPPER.valueToTree(ask)));
  }

  @Override
  public void accepted(List<AcceptedEntry> entries) {
    made = session(entries.getFirst());
    begin.accept(entries.getFirst());
  }

  @Override
  public Answer success() {
    return success(made == null ? null : made);
  }

  @Override
  public Answer error(int status) {
    return StripeError.ofStatus(status);
  }

  static Ask ask(AcceptedEntry entry) {
    JsonNode request = entry.request();
    return Json.MAPPER.treeToValue(request, Ask.class);
  }

  static Session session(AcceptedEntry entry) {
    return new Session(entry.id(), entry.at(), ask(entry).form(), Session.State.OPEN);
  }

  /** What its key is answered from now on. */
  static Answer stored(AcceptedEntry entry) {
    Fault fault = entry.fate().at(FaultStage.ANSWER);
    return fault != null && ITS_OWN.contains(fault.kind())
        ? StripeError.ofStatus(500)
        : success(session(entry));
  }

  private static Answer success(@Nullable Session session) {
    return session == null ? StripeError.ofStatus(500) : Answer.json(200, session.json());
  }
}
