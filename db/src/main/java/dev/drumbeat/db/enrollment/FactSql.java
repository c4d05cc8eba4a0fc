package dev.drumbeat.db.enrollment;

/**
 * What is known of somebody or something, as conditions and templates read it: one form for all.
 */
final class FactSql {
  /** Of a property {@code p}. */
  static final String PROPERTY =
      """
      p.fields || jsonb_strip_nulls(jsonb_build_object('id', p.id, 'name', p.name,
        'address', p.address, 'city', p.city, 'state', p.state, 'zip', p.zip, 'parcel', p.parcel,
        'type', p.type, 'area', p.area, 'year_built', p.year_built, 'tags', to_jsonb(p.tags)))
      """;

  /** Of a property {@code p}, an owner {@code o} and a contact {@code c}, any of which may lack. */
  static final String ALL =
      "case when p.id is null then '{}'::jsonb else "
          + PROPERTY
          + """
          end as property,
          case when o.id is null then '{}'::jsonb else o.fields || jsonb_strip_nulls(
            jsonb_build_object('id', o.id, 'name', o.name, 'mail_address', o.mail_address,
              'tags', to_jsonb(o.tags))) end as owner,
          case when c.id is null then '{}'::jsonb else c.fields || jsonb_strip_nulls(
            jsonb_build_object('id', c.id, 'first_name', c.first_name,
              'last_name', c.last_name, 'tags', to_jsonb(c.tags))) end as contact
          """;

  private FactSql() {}
}
