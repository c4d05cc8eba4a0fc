package dev.drumbeat.db.effect;

import dev.drumbeat.db.Json;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.JSONB;

/** Answers that accepted effects were given, and doubts about those that were not. */
public final class AnswerStore {
  private AnswerStore() {}

  /** Keeps answers, by intent; the first one of an intent stays. */
  public static void save(DSLContext tx, Map<Long, Object> answers) {
    if (answers.isEmpty()) {
      return;
    }
    var rows =
        answers.entrySet().stream()
            .map(each -> Map.of("intent", each.getKey(), "answer", each.getValue()))
            .toList();
    tx.execute(
        """
        insert into effect_answer (intent_id, workspace_id, answer)
        select v.intent, current_workspace(), v.answer
        from jsonb_to_recordset(?::jsonb) as v(intent bigint, answer jsonb)
        on conflict do nothing
        """,
        Json.write(rows));
  }

  /** The kept answers of these intents. */
  public static Map<Long, Object> of(DSLContext tx, Collection<Long> intents) {
    var answers = new HashMap<Long, Object>();
    if (!intents.isEmpty()) {
      tx.fetch(
              "select intent_id, answer from effect_answer where intent_id = any(?)",
              (Object) intents.toArray(Long[]::new))
          .forEach(row ->
              answers.put(
                  row.get(0, Long.class),
                  Objects.requireNonNull(Json.read(row.get(1, JSONB.class), Object.class))));
    }
    return answers;
  }

  /** How many requests of each of these intents were never answered, the latest included. */
  public static Map<Long, Integer> unanswered(DSLContext tx, Collection<Long> intents) {
    var counts = new HashMap<Long, Integer>();
    if (!intents.isEmpty()) {
      tx.fetch(
              """
              select intent_id, count(*) from attempt
              where intent_id = any(?) and state in ('SUBMITTING', 'UNKNOWN') group by 1
              """,
              (Object) intents.toArray(Long[]::new))
          .forEach(row -> counts.put(row.get(0, Long.class), row.get(1, Integer.class)));
    }
    return counts;
  }

  /** The planned ones among these intents that no request can have reached anybody for. */
  public static List<Long> untried(DSLContext tx, Collection<Long> intents) {
    return tx.fetch(
            """
            select i.id from intent i
            where i.id = any(?) and i.state = 'PLANNED' and not exists (
              select from attempt a
              where a.intent_id = i.id and a.state in ('SUBMITTING', 'UNKNOWN', 'ACCEPTED'))
            """,
            (Object) intents.toArray(Long[]::new))
        .map(row -> row.get(0, Long.class));
  }

  /** Replaces what planned intents will send; only of {@link #untried} ones. */
  public static void renew(DSLContext tx, Map<Long, Map<String, Object>> contents) {
    if (contents.isEmpty()) {
      return;
    }
    var rows =
        contents.entrySet().stream()
            .map(each -> Map.of("id", each.getKey(), "content", each.getValue()))
            .toList();
    tx.execute(
        """
        update intent i set content = v.content
        from jsonb_to_recordset(?::jsonb) as v(id bigint, content jsonb)
        where i.id = v.id and i.state = 'PLANNED'
        """,
        Json.write(rows));
  }
}
