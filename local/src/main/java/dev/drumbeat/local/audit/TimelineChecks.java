package dev.drumbeat.local.audit;

import java.util.List;

/** The timeline against decisions, attempts, events and positions. */
final class TimelineChecks {
  private static final String REMOVED =
      "'One transaction writes both: an entry was removed or changed by hand'";

  private TimelineChecks() {}

  static final List<Check> ALL =
      List.of(
          new Check(
              "timeline",
              """
              select 'decision ' || d.id || ' of enrollment ' || d.enrollment_id,
                     d.outcome || ' by ' || d.rule || ' at ' || d.step || ' has '
                       || count(t.id) || ' entries in the timeline',
              """
                  + REMOVED
                  + """

                  from decision d
                  left join timeline t on t.decision_id = d.id and t.enrollment_id = d.enrollment_id
                    and t.kind = 'DECISION_' || d.outcome
                  where d.run_id = $run
                  group by d.id having count(t.id) <> 1
                  order by d.id
                  """),
          new Check(
              "timeline",
              """
              select 'timeline entry ' || t.id || ' of enrollment ' || t.enrollment_id,
                     'it says ' || t.kind || ' by ' || coalesce(t.rule, 'no rule') || ' at '
                       || coalesce(t.step, 'no step') || ', the decision ' || coalesce(
                       d.outcome || ' by ' || d.rule || ' at ' || d.step, 'is missing'),
                     'One of them was changed by hand'
              from timeline t left join decision d on d.id = t.decision_id
              where t.run_id = $run and (t.kind ~ '^DECISION_' or t.decision_id is not null)
                and (t.kind, t.rule, t.step, t.visit, t.enrollment_id) is distinct from
                    ('DECISION_' || d.outcome, d.rule, d.step, d.visit, d.enrollment_id)
              order by t.id
              """),
          new Check(
              "timeline",
              """
              select 'timeline entry ' || t.id || ' of enrollment ' || t.enrollment_id,
                     'it gives another reason than decision ' || d.id,
                     'One of them was changed by hand'
              from timeline t join decision d on d.id = t.decision_id
              where t.run_id = $run and d.count = 1 and t.summary <> d.reason
              order by t.id
              """),
          new Check(
              "timeline",
              """
              select 'attempt ' || a.id || ' of intent ' || i.id,
                     i.kind || ' at ' || i.step || ' is ' || a.state || ', and no entry says so',
              """
                  + REMOVED
                  + """

                  from intent i join attempt a on a.intent_id = i.id
                  where i.run_id = $run and a.state <> 'SUBMITTING'
                    and not exists (
                      select from timeline t
                      where t.enrollment_id = i.enrollment_id and t.intent_id = i.id
                        and t.inputs->>'attempt' = a.id::text
                        and (t.kind = a.state or t.kind = 'ENRICHED' and a.state = 'ACCEPTED'))
                  order by i.id
                  """),
          new Check(
              "timeline",
              """
              select 'timeline entry ' || t.id || ' of enrollment ' || t.enrollment_id,
                     case when a.id is null then 'it tells of an attempt that is not in the ledger'
                       when a.state <> 'ACCEPTED' then 'it says ' || t.kind || ', the attempt is ' || a.state
                       else 'it names another provider id than the attempt' end,
                     'Entry or attempt was changed or removed by hand'
              from timeline t
              left join attempt a on a.id::text = t.inputs->>'attempt' and a.intent_id = t.intent_id
              where t.run_id = $run
                and not exists (
                  select from timeline g
                  where g.enrollment_id = t.enrollment_id and g.intent_id = t.intent_id
                    and g.rule = 'GIVEN_BACK' and g.id > t.id and t.kind = 'ACCEPTED'
                    and g.inputs->>'attempt' = t.inputs->>'attempt')
                and (
                t.kind in ('ACCEPTED', 'ENRICHED') and t.intent_id is not null
                  and a.state is distinct from 'ACCEPTED'
                or t.kind in ('REJECTED', 'UNKNOWN', 'NOT_SENT', 'ABANDONED')
                  and t.intent_id is not null and a.id is null
                or t.kind = 'ACCEPTED' and a.state = 'ACCEPTED'
                  and (t.rule <> 'CALLBACK' or t.inputs->>'providerId' is not null)
                  and t.inputs->>'providerId' is distinct from a.provider_id)
              order by t.id
              """),
          new Check(
              "timeline",
              """
              select 'event ' || v.id || ' of enrollment ' || v.enrollment_id,
                     v.type || ' came, and no entry says so',
              """
                  + REMOVED
                  + """

                  from enrollment e join event v on v.enrollment_id = e.id
                  where e.run_id = $run and not exists (
                    select from timeline t
                    where t.enrollment_id = e.id and t.event_id = v.id and t.rule = v.type)
                  order by v.id
                  """),
          new Check(
              "positions",
              """
              select 'enrollment ' || e.id, v.difference, v.cause
              from enrollment e
              left join lateral (
                select count(*) filter (where t.kind = 'ENROLLED') as enrolled,
                       count(*) filter (where t.kind in ('END', 'EXITED', 'LIMIT')) as ended,
                       count(*) filter (where t.run_id <> e.run_id) as foreign_entries,
                       max(t.visit) filter (where t.step = e.step) as visit
                from timeline t where t.enrollment_id = e.id) t on true
              cross join lateral (values
                (t.enrolled <> 1, t.enrolled || ' entries say that it was enrolled',
                 'An entry was removed or changed by hand'),
                (e.state <> 'ACTIVE' and t.ended = 0 and e.outcome is distinct from 'STOPPED',
                 'it ended as ' || e.state || ', and no entry says so',
                 'The lead''s state was changed, or the entry removed, by hand'),
                (e.state = 'ACTIVE' and t.ended > 0,
                 'it is active, though an entry says that it ended',
                 'The lead''s state was changed, or the entry added, by hand'),
                ((e.phase = 'ENDED') <> (e.state <> 'ACTIVE'),
                 'it is ' || e.state || ', its phase ' || e.phase,
                 'One of them was changed by hand'),
                (e.state = 'ACTIVE' and (e.visits->>e.step)::int is distinct from e.visit
                   or (e.visits->>e.step)::int < t.visit,
                 'it stands at visit ' || e.visit || ' of ' || e.step || ', its visits say '
                   || coalesce(e.visits->>e.step, 'none') || ', the timeline '
                   || coalesce(t.visit::text, 'none'),
                 'Its position or an entry was changed by hand'),
                (t.foreign_entries > 0, t.foreign_entries || ' entries are of another run',
                 'They were changed by hand')
              ) v(wrong, difference, cause)
              where e.run_id = $run and v.wrong
              order by e.id
              """),
          new Check(
              "positions",
              """
              select 'enrollment ' || e.id,
                     'it has left ' || v.key || ', and no entry says how',
                     'An entry was removed or changed, or the position moved, by hand'
              from enrollment e cross join lateral jsonb_each_text(e.visits) v
              where e.run_id = $run and v.key <> e.step and not exists (
                select from timeline t
                where t.enrollment_id = e.id and t.step = v.key and t.visit = v.value::int
                  and t.kind in ('EFFECT', 'WAIT', 'EVENT', 'BRANCH', 'UPDATE', 'LIMIT'))
              order by e.id
              """));
}
