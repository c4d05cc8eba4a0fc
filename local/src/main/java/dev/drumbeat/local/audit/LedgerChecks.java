package dev.drumbeat.local.audit;

import java.util.List;

/** Decisions against intents, intents against their attempts. */
final class LedgerChecks {
  private static final String OF_ONE_CLAIM =
      "'One transaction writes both: one of them was changed or removed by hand'";

  private LedgerChecks() {}

  static final List<Check> ALL =
      List.of(
          new Check(
              "decisions",
              """
              select 'decision ' || d.id || ' of enrollment ' || d.enrollment_id,
                     d.channel || ' at ' || d.step || ' was allowed, and there is no intent',
              """
                  + OF_ONE_CLAIM
                  + """

                  from decision d
                  where d.run_id = $run and d.outcome = 'ALLOWED' and not exists (
                    select from intent i
                    where i.enrollment_id = d.enrollment_id and i.step = d.step and i.visit = d.visit
                      and (i.kind = d.channel or d.channel = 'VOICE' and i.kind in ('CALL', 'AI_CALL')))
                  order by d.id
                  """),
          new Check(
              "decisions",
              """
              select 'intent ' || i.id || ' of enrollment ' || i.enrollment_id,
                     i.kind || ' at ' || i.step || ' without a decision that allows it',
              """
                  + OF_ONE_CLAIM
                  + """

                  from intent i
                  where i.run_id = $run and i.kind in ('SMS', 'EMAIL', 'CALL', 'AI_CALL') and not exists (
                    select from decision d
                    where d.enrollment_id = i.enrollment_id and d.step = i.step and d.visit = i.visit
                      and d.outcome = 'ALLOWED'
                      and (d.channel = i.kind
                        or d.channel = 'VOICE' and i.kind in ('CALL', 'AI_CALL')))
                  order by i.id
                  """),
          new Check(
              "decisions",
              """
              select 'decisions of enrollment ' || enrollment_id,
                     channel || ' at ' || step || ' was allowed ' || count(*) || ' times',
                     'A visit is allowed once: a decision was changed or added by hand'
              from decision where run_id = $run and outcome = 'ALLOWED'
              group by enrollment_id, step, visit, channel having count(*) > 1
              order by enrollment_id
              """),
          new Check(
              "ledger",
              """
              select 'intent ' || i.id || ' of enrollment ' || i.enrollment_id, v.difference, v.cause
              from intent i
              left join lateral (
                select count(*) as n, max(a.n) as latest, bool_or(a.state = 'ACCEPTED') as accepted,
                       count(*) filter (where a.state = 'ACCEPTED') as times,
                       (array_agg(a.state order by a.n desc))[1] as state,
                       array_agg(a.provider_id) filter (where a.state = 'ACCEPTED') as ids
                from attempt a where a.intent_id = i.id) a on true
              cross join lateral (values
                (i.attempts <> a.n or coalesce(a.latest, 0) <> a.n,
                 'it counts ' || i.attempts || ' attempts, and ' || a.n || ' are there',
                 'An attempt was removed or added by hand'),
                (i.state = 'ACCEPTED' and not coalesce(a.accepted, false),
                 'it is ACCEPTED, and none of its ' || a.n || ' attempts is',
                 'Both are written together: one was changed or removed by hand'),
                (i.state <> 'ACCEPTED' and coalesce(a.accepted, false),
                 'it is ' || i.state || ', though an attempt was accepted',
                 'A proof of acceptance overrides any state: it was changed by hand'),
                (i.state in ('SUBMITTING', 'UNKNOWN', 'REJECTED', 'ABANDONED')
                   and not coalesce(a.accepted, false) and a.state is distinct from i.state,
                 'it is ' || i.state || ', its last attempt ' || coalesce(a.state, 'missing'),
                 'Both are written together: one was changed or removed by hand'),
                (i.state in ('PLANNED', 'NOT_SENT') and a.n > 0
                   and not coalesce(a.accepted, false) and a.state <> 'NOT_SENT',
                 'it is ' || i.state || ', its last attempt ' || a.state,
                 'Both are written together: one was changed by hand'),
                (i.kind in ('SMS', 'EMAIL', 'CALL', 'AI_CALL') and a.times > 1,
                 a.times || ' of its attempts were accepted: it went out more than once',
                 'A wrong proof that it had not been taken, or attempts changed by hand'),
                (i.provider_id is not null and i.state = 'ACCEPTED'
                   and i.provider_id <> all (coalesce(a.ids, '{}')),
                 'its provider id is none of its accepted attempts''',
                 'It was changed by hand')
              ) v(wrong, difference, cause)
              where i.run_id = $run and v.wrong
              order by i.id
              """),
          new Check(
              "ledger",
              """
              select 'attempt ' || a.id || ' of intent ' || a.intent_id,
                     'it was accepted, and has no provider id',
                     'It was removed by hand'
              from attempt a join intent i on i.id = a.intent_id
              where i.run_id = $run and a.state = 'ACCEPTED' and a.provider_id is null
              order by a.intent_id
              """),
          new Check(
              "ledger",
              """
              select 'intents ' || string_agg(i.id::text, ', ' order by i.id),
                     'they have one provider id, ' || i.provider_id,
                     'Changed by hand, or a read-back took one effect for two'
              from intent i
              where i.provider_id in (
                select provider_id from intent where run_id = $run and provider_id is not null)
              group by i.provider_id having count(*) > 1
              """),
          new Check(
              "ledger",
              """
              select 'intent ' || i.id || ' of enrollment ' || i.enrollment_id,
                     'it is planned, and its lead has ended as ' || e.state,
                     'It will never be sent: whoever ends a lead withdraws what it has planned'
              from intent i join enrollment e on e.id = i.enrollment_id
              where i.run_id = $run and i.state = 'PLANNED' and e.state <> 'ACTIVE'
                and (i.repeats is null or e.state <> 'DONE')
              order by i.id
              """),
          new Check(
              "ledger",
              """
              select 'intent ' || i.id || ' of enrollment ' || i.enrollment_id,
                     'it repeats ' || coalesce('intent ' || i.repeats || ', which is ' || o.state
                       || coalesce(', ' || o.delivery, ''), 'nothing'),
                     'What was not refused, abandoned or undelivered is never repeated: changed by hand'
              from intent i left join intent o on o.id = i.repeats
              where i.run_id = $run and i.kind in ('SMS', 'EMAIL', 'CALL', 'AI_CALL') and i.ordinal > 0
                and i.state <> 'NOT_SENT'
                and (o.id is null or o.ordinal + 1 <> i.ordinal
                  or (o.origin, o.step, o.visit, o.kind) <> (i.origin, i.step, i.visit, i.kind)
                  or i.repeated_by = 'POLICY' and (o.state <> 'ACCEPTED' or o.delivery_code is null))
              order by i.id
              """),
          new Check(
              "ledger",
              """
              select 'intent ' || i.id,
                     'it belongs to cohort ' || i.cohort || ', its enrollment to ' || e.cohort
                       || case when i.run_id = e.run_id then '' else ' of another run' end,
                     'It was changed by hand'
              from enrollment e join intent i on i.enrollment_id = e.id
              where e.run_id = $run and (i.run_id, i.cohort) is distinct from (e.run_id, e.cohort)
              order by i.id
              """));
}
