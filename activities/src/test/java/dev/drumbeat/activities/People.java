package dev.drumbeat.activities;

/** Puts made-up owners, properties and contacts into a workspace. */
final class People {
  private People() {}

  /** Each with one property in Seattle, one contact, a mobile phone and an e-mail address. */
  static void owners(SendingWorkspace workspace, int count) {
    workspace.execute(tx -> {
      tx.execute(
          """
          insert into audience_list (workspace_id, key, name)
          values (current_workspace(), 'seattle', 'S')
          """);
      tx.execute(
          """
          insert into owner (workspace_id, owner_key, name, simulated)
          select current_workspace(), 'owner ' || n, 'Owner ' || n, true
          from generate_series(1, ?) n
          """,
          count);
      tx.execute(
          """
          with p as (
            insert into property (workspace_id, source, source_key, address, city, state, zip,
                                  owner_id)
            select workspace_id, 'test', id::text, id || ' Pike St', 'Seattle', 'WA', '98101', id
            from owner order by owner.id
            returning id, workspace_id)
          insert into list_member (workspace_id, list_id, property_id)
          select p.workspace_id, l.id, p.id from p, audience_list l
          """);
      tx.execute(
          """
          insert into contact (workspace_id, contact_key, owner_id, first_name, simulated)
          select workspace_id, 'contact ' || id, id, 'Ada', true from owner order by owner.id
          """);
      tx.execute(
          """
          with n as (
            select workspace_id, id, row_number() over (order by id) as k from contact),
          points as (
            insert into contact_point (workspace_id, kind, value, line_type, simulated)
            select workspace_id, 'PHONE', '+1206555' || lpad((1000 + k)::text, 4, '0'), 'MOBILE',
                   true from n
            union all
            select workspace_id, 'EMAIL', 'ada' || k || '@example.com', 'UNKNOWN', true from n
            returning id, workspace_id, kind, value)
          insert into contact_address (workspace_id, contact_id, contact_point_id)
          select p.workspace_id, n.id, p.id
          from points p join n on p.value in ('ada' || n.k || '@example.com',
                                              '+1206555' || lpad((1000 + n.k)::text, 4, '0'))
          """);
    });
  }

  /** One owner, one phone, and so many properties. */
  static void portfolio(SendingWorkspace workspace, int properties) {
    owners(workspace, 1);
    workspace.execute(tx ->
        tx.execute(
            """
            with p as (
              insert into property (workspace_id, source, source_key, address, city, state, zip,
                                    owner_id)
              select o.workspace_id, 'test', 'more ' || n, n || ' Pine St', 'Seattle', 'WA',
                     '98101', o.id
              from owner o, generate_series(2, ?) n
              returning id, workspace_id)
            insert into list_member (workspace_id, list_id, property_id)
            select p.workspace_id, l.id, p.id from p, audience_list l
            """,
            properties));
  }

  static void agree(SendingWorkspace workspace) {
    workspace.execute(tx ->
        tx.execute(
            """
            insert into consent (workspace_id, contact_point_id, channel, basis, evidence, at,
                                 simulated)
            select workspace_id, id, 'VOICE', 'WRITTEN', 'form 7', now() - interval '1 day', true
            from contact_point where kind = 'PHONE'
            on conflict do nothing
            """));
  }
}
