package dev.drumbeat.local.audit;

import dev.drumbeat.db.Database;
import dev.drumbeat.db.ledger.EffectKeys;
import dev.drumbeat.local.proof.Acceptance;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Record;

/**
 * Finds the attempts of acceptances that carried a key of their effect, and no attempt's id:
 * webhooks and payment links. All requests of such an effect have one key.
 */
final class Keyed {
  private static final String ORIGIN = "enrollment:";

  private static final String ATTEMPTS =
      """
      select distinct on (i.id) a.id, a.intent_id, a.state, a.provider_id, a.resolved_by,
             a.started_at, i.run_id, i.kind, i.state as intent_state, i.repeats,
             null::text as addressed,
             concat_ws('/', i.origin, i.step, i.visit, i.kind, i.ordinal) as effect
      from intent i join attempt a on a.intent_id = i.id
      where i.kind in ('PAYMENT', 'WEBHOOK') and i.enrollment_id = any(?)
      order by i.id, (a.state = 'ACCEPTED') desc, a.n desc
      """;

  private Keyed() {}

  /** The accepted attempt of each effect, else its last, by the key. */
  static Map<String, Record> attempts(Database database, UUID workspace, List<Acceptance> page) {
    List<Long> leads = page.stream().flatMap(Keyed::lead).distinct().toList();
    Map<String, Record> rows = new HashMap<>();
    if (!leads.isEmpty()) {
      database
          .inWorkspace(workspace, tx -> tx.fetch(ATTEMPTS, (Object) leads.toArray(Long[]::new)))
          .forEach(row -> rows.put(key(workspace, row), row));
    }
    return rows;
  }

  private static String key(UUID workspace, Record row) {
    String effect = row.get("effect", String.class);
    return row.get("kind", String.class).equals("PAYMENT")
        ? EffectKeys.payment(workspace, effect)
        : EffectKeys.webhook(workspace, effect);
  }

  /** A payment's effect names its lead; a webhook's body does. */
  private static Stream<Long> lead(Acceptance acceptance) {
    String told =
        switch (acceptance.kind()) {
          case "payment" -> Objects.requireNonNullElse(acceptance.effect(), "");
          case "webhook" -> ORIGIN + Objects.requireNonNullElse(acceptance.to(), "");
          default -> "";
        };
    int end = told.indexOf('/');
    return told.startsWith(ORIGIN) && end > 0 && isNumber(told.substring(ORIGIN.length(), end))
        ? Stream.of(Long.valueOf(told.substring(ORIGIN.length(), end)))
        : Stream.empty();
  }

  private static boolean isNumber(String text) {
    return text.matches("\\d{1,18}");
  }
}
