package dev.drumbeat.local.audit;

import dev.drumbeat.db.Database;
import dev.drumbeat.local.proof.Acceptance;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The simulated providers' own log against the ledger of some runs, a page at a time. */
final class LogComparison {
  private static final String NAME = "provider";
  private static final Duration UNDER_WAY = Duration.ofMinutes(2);
  private static final Set<String> LOOK_UPS = Set.of("PARCEL", "OWNER_CONTACTS");
  private static final String WEBHOOK = "WEBHOOK";

  private final Database database;
  private final List<UUID> workspaces;
  private final Set<UUID> runs;
  private final Consumer<Finding> findings;
  private final LongSet attempts = new LongSet();
  private final LongSet intents = new LongSet();
  private final LongSet calls = new LongSet();
  private long compared;
  private long repeated;

  LogComparison(
      Database database, List<UUID> workspaces, Set<UUID> runs, Consumer<Finding> findings) {
    this.database = database;
    this.workspaces = List.copyOf(workspaces);
    this.runs = Set.copyOf(runs);
    this.findings = findings;
  }

  /**
   * Compares all.
   *
   * @return how many acceptances, and how many of them were repeated by policy or by a person,
   *     look-ups asked again, or webhooks repeated by their key
   */
  ProviderResult compare(ProviderLog log) {
    Instant before = Instant.now();
    log.read(this::page);
    twice();
    workspaces.forEach(workspace -> ledgerOnly(workspace, before));
    return new ProviderResult(compared, repeated + calls.again(), 0);
  }

  private void page(List<Acceptance> page) {
    Map<String, Record> ledger = ledger(page);
    for (Acceptance acceptance : page) {
      String attempt = acceptance.attempt();
      Record row = attempt == null ? null : ledger.get(attempt);
      if (row == null) {
        // Sent before the database was put back from a copy, and known since by its provider id.
        row = ledger.get(acceptance.id());
      }
      if (row == null) {
        compared++;
        findings.accept(
            new Finding(
                NAME,
                acceptance.kind() + " " + acceptance.id(),
                "the provider accepted it, and the ledger has no attempt " + attempt,
                "An attempt was removed by hand, or the database is older than the log"));
      } else if (isOfRuns(row.get("run_id", UUID.class))) {
        compared++;
        one(acceptance, row);
      }
    }
  }

  /** What belongs to no run, such as the confirmation of an opt-out, belongs to every audit. */
  private boolean isOfRuns(@Nullable UUID run) {
    return run == null || runs.contains(run);
  }

  private void one(Acceptance acceptance, Record row) {
    attempts.add(key(row.get("id", UUID.class)));
    String kind = row.get("kind", String.class);
    String state = row.get("state", String.class);
    if (kind.equals(WEBHOOK)) {
      calls.add(row.get("intent_id", Long.class));
    } else if (!LOOK_UPS.contains(kind)) {
      intents.add(row.get("intent_id", Long.class));
    }
    if (state.equals("ACCEPTED")) {
      if (row.get("repeats", Long.class) != null) {
        repeated++;
      }
      String id = row.get("provider_id", String.class);
      if (id != null && !id.equals(acceptance.id()) && isNamed(kind)) {
        tell(
            row,
            "the provider calls it " + acceptance.id() + ", the ledger " + id,
            "The provider id was changed by hand, or a read-back took one effect for another");
      }
      String to = row.get("addressed", String.class);
      if (to != null && acceptance.to() != null && !to.equals(acceptance.to())) {
        tell(
            row,
            "it went to another address than the ledger says",
            "The content was changed by hand");
      }
    } else if (LOOK_UPS.contains(kind) && isLostLookUp(row)) {
      repeated++;
    } else if (!isUnderWay(row, state)) {
      tell(row, "the provider accepted it, the ledger says " + state, cause(row, state));
    }
  }

  /**
   * A look-up is asked again by policy when its answer was lost, for it reaches nobody: no list
   * shows it, so that an attempt whose answer was lost counts as never taken.
   */
  private static boolean isLostLookUp(Record row) {
    return row.get("intent_state", String.class).equals("ACCEPTED")
        || "EMPTY_READS".equals(row.get("resolved_by", String.class));
  }

  /** A look-up's answer names no id, nor does a receiver's; the ledger gives it the attempt's. */
  private static boolean isNamed(String kind) {
    return !LOOK_UPS.contains(kind) && !kind.equals(WEBHOOK);
  }

  /** Its answer may come yet. */
  private static boolean isUnderWay(Record row, String state) {
    return state.equals("SUBMITTING")
        && row.get("started_at", Instant.class).isAfter(Instant.now().minus(UNDER_WAY));
  }

  private static String cause(Record row, String state) {
    return switch (state) {
      case "SUBMITTING", "UNKNOWN" ->
          "It is in doubt since "
              + row.get("started_at", Instant.class)
              + ": its answer was lost, and a read-back or callback will settle it";
      case "ABANDONED" -> "It could not be cleared up by its deadline";
      case "NOT_SENT" ->
          "EMPTY_READS".equals(row.get("resolved_by", String.class))
              ? "Two empty reads were taken for proof, and were none"
              : "The answer was taken for a refusal, or the ledger was changed by hand";
      default -> "The ledger was changed by hand, or an answer was taken for another";
    };
  }

  /** Accepted twice, be it by one attempt or by two. */
  private void twice() {
    for (long intent : intents.repeated()) {
      findings.accept(
          new Finding(
              NAME,
              "intent " + intent,
              "the provider accepted it more than once",
              "It was sent again after a wrong proof that it had not been taken"));
    }
  }

  private void ledgerOnly(UUID workspace, Instant before) {
    database.doInWorkspace(
        workspace,
        tx -> {
          try (var rows =
              tx.resultQuery(
                      """
                      select a.id, a.intent_id, i.kind, a.state, a.provider_id
                      from attempt a join intent i on i.id = a.intent_id
                      where (i.run_id = any(?) or i.run_id is null) and a.state = 'ACCEPTED'
                        and a.answered_at < ?::timestamptz
                      """,
                      runs.toArray(UUID[]::new),
                      before.atOffset(ZoneOffset.UTC))
                  .fetchSize(1_000)
                  .fetchLazy()) {
            for (Record row : rows) {
              if (!attempts.contains(key(row.get("id", UUID.class)))) {
                tell(
                    row,
                    "the ledger has it as accepted, the provider doesn't have it",
                    "The ledger was changed by hand, or the provider's log is not the one of then");
              }
            }
          }
        });
  }

  private Map<String, Record> ledger(List<Acceptance> page) {
    Set<String> ids = new HashSet<>();
    page.stream().map(Acceptance::attempt).filter(Objects::nonNull).forEach(ids::add);
    Object asked =
        ids.stream().filter(LogComparison::isId).map(UUID::fromString).toArray(UUID[]::new);
    Map<String, Record> rows = new HashMap<>();
    for (UUID workspace : workspaces) {
      database.doInWorkspace(
          workspace,
          tx ->
              tx.fetch(
                      """
                      select a.id, a.intent_id, a.state, a.provider_id, a.resolved_by, a.started_at,
                             i.run_id, i.kind, i.state as intent_state, i.repeats,
                             case when i.kind in ('SMS', 'EMAIL', 'CALL', 'AI_CALL')
                               then i.content->>'to' end as addressed
                      from attempt a join intent i on i.id = a.intent_id
                      where a.id = any(?) or a.resolved_by = 'READ_BACK' and a.provider_id = any(?)
                      """,
                      asked,
                      page.stream().map(Acceptance::id).toArray(String[]::new))
                  .forEach(row -> {
                    rows.put(row.get("id", UUID.class).toString(), row);
                    if (row.get("provider_id", String.class) != null) {
                      rows.put(row.get("provider_id", String.class), row);
                    }
                  }));
      rows.putAll(Keyed.attempts(database, workspace, page));
    }
    return rows;
  }

  private static boolean isId(String text) {
    return text.length() == 36;
  }

  private void tell(Record row, String difference, String cause) {
    findings.accept(
        new Finding(
            NAME,
            "attempt %s of intent %s (%s)"
                .formatted(row.get("id"), row.get("intent_id"), row.get("kind")),
            difference,
            cause));
  }

  private static long key(UUID id) {
    return id.getMostSignificantBits() ^ id.getLeastSignificantBits();
  }
}
