package dev.drumbeat.local.audit;

import dev.drumbeat.db.Database;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.Record;
import tools.jackson.databind.JsonNode;

/**
 * Twilio's lists of messages and calls against the ledger of some runs of a workspace, a page at a
 * time, by the senders of the workspace and from the runs' first day on.
 */
final class TwilioComparison {
  private static final String NAME = "Twilio";
  private static final int PAGE = 1_000;

  /** Those that a list lacks are asked for one by one; so many of them are a finding of its own. */
  private static final int MOST_SINGLE = 1_000;

  private final Database database;
  private final UUID workspace;
  private final Set<UUID> runs;
  private final TwilioAccount account;
  private final Consumer<Finding> findings;
  private final LongSet seen = new LongSet();
  private Instant until = Instant.EPOCH;
  private long compared;

  TwilioComparison(
      Database database, Audit.Subject subject, TwilioAccount account, Consumer<Finding> findings) {
    this.database = database;
    this.workspace = subject.workspace();
    this.runs = Set.copyOf(subject.runs());
    this.account = account;
    this.findings = findings;
  }

  /**
   * Compares what was settled before a time.
   *
   * @return how many messages and calls of the lists
   * @throws TwilioAccount.Unreadable if it doesn't answer
   */
  long compare(Instant settledBefore) {
    until = settledBefore;
    Optional<LocalDate> first = firstDay();
    if (first.isEmpty()) {
      return 0;
    }
    for (Record sender : senders()) {
      boolean texts = sender.get("channel", String.class).equals("SMS");
      String kind = texts ? "Messages" : "Calls";
      String from = sender.get("address", String.class);
      String since = (texts ? "DateSent%3E=" : "StartTime%3E=") + first.get();
      list(
          kind.toLowerCase(java.util.Locale.ROOT),
          "/%s.json?From=%s&PageSize=%d&%s"
              .formatted(kind, URLEncoder.encode(from, StandardCharsets.UTF_8), PAGE, since));
    }
    ledgerOnly();
    return compared;
  }

  private Optional<LocalDate> firstDay() {
    return database.inWorkspace(
        workspace,
        tx ->
            Optional.ofNullable(
                    tx.fetchSingle(
                            "select min(started_at) from run where id = any(?)",
                            (Object) runs.toArray(UUID[]::new))
                        .get(0, Instant.class))
                .map(at -> LocalDate.ofInstant(at, ZoneOffset.UTC).minusDays(1)));
  }

  private List<Record> senders() {
    return database.inWorkspace(
        workspace,
        tx ->
            List.copyOf(
                tx.fetch("select channel, address from sender where channel in ('SMS', 'VOICE')")));
  }

  private void list(String name, String path) {
    Optional<JsonNode> page = account.read(path);
    while (page.isPresent()) {
      JsonNode items = page.get().path(name);
      page(items);
      String next = page.get().path("next_page_uri").asString("");
      page = next.isEmpty() ? Optional.empty() : account.get(next);
    }
  }

  private void page(JsonNode items) {
    Map<String, JsonNode> bySid = new HashMap<>();
    items.values().stream()
        .filter(each -> each.path("direction").asString("").startsWith("outbound-api"))
        .forEach(each -> bySid.put(each.path("sid").asString(), each));
    Set<String> known = known(bySid.keySet());
    bySid.forEach((sid, item) -> {
      compared++;
      seen.add(key(sid));
      if (!known.contains(sid) && created(item).isBefore(until)) {
        findings.accept(
            new Finding(
                NAME,
                sid,
                "Twilio has it since " + created(item) + ", and no attempt in the ledger",
                "It is in doubt and not read back yet, was sent from this number by somebody"
                    + " else, or the ledger was changed by hand or is older than the list"));
      }
    });
  }

  private Set<String> known(Set<String> sids) {
    return database.inWorkspace(
        workspace,
        tx ->
            Set.copyOf(
                tx.fetch(
                        "select provider_id from attempt where provider_id = any(?)",
                        (Object) sids.toArray(String[]::new))
                    .map(row -> row.get(0, String.class))));
  }

  private void ledgerOnly() {
    int[] single = {0};
    database.doInWorkspace(
        workspace,
        tx -> {
          try (var rows =
              tx.resultQuery(
                      """
                      select i.id, i.kind, a.provider_id
                      from attempt a join intent i on i.id = a.intent_id
                      where i.run_id = any(?) and i.kind in ('SMS', 'CALL')
                        and a.state = 'ACCEPTED' and a.provider_id is not null
                        and a.answered_at < ?::timestamptz
                      """,
                      runs.toArray(UUID[]::new),
                      until.atOffset(ZoneOffset.UTC))
                  .fetchSize(PAGE)
                  .fetchLazy()) {
            for (Record row : rows) {
              if (!seen.contains(key(row.get("provider_id", String.class)))) {
                lacking(row, ++single[0] <= MOST_SINGLE);
              }
            }
          }
        });
  }

  /** A list by the day of sending lacks what was never sent. */
  private void lacking(Record row, boolean ask) {
    String sid = row.get("provider_id", String.class);
    String kind = row.get("kind", String.class).equals("SMS") ? "/Messages/" : "/Calls/";
    if (ask && account.read(kind + sid + ".json").isPresent()) {
      compared++;
      return;
    }
    findings.accept(
        new Finding(
            NAME,
            "intent " + row.get("id") + " (" + row.get("kind") + ")",
            "the ledger has it as accepted, Twilio doesn't have " + sid,
            "The ledger was changed by hand, or Twilio has deleted it"));
  }

  private static Instant created(JsonNode item) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.parse(
        item.path("date_created").asString(), Instant::from);
  }

  /** Sids are random: 60 bits of one tell it from millions. */
  private static long key(String sid) {
    return sid.matches("[A-Z]{2}[0-9a-f]{32}")
        ? Long.parseUnsignedLong(sid.substring(2, 17), 16)
        : sid.hashCode();
  }
}
