package dev.drumbeat.db.enrollment;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.db.TestDatabase;
import dev.drumbeat.db.enrollment.Audience.Published;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeadHomeTest {
  private static TestDatabase test;

  @BeforeAll
  static void open() {
    test = TestDatabase.create();
  }

  @AfterAll
  static void close() {
    test.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"OWNER", "CONTACT"})
  void ofALeadWithoutAPropertyIsByMailAndElseByPhone(String per) {
    Audience audience = enrolled(per);
    assertThat(zone(audience)).isEqualTo("America/New_York");

    phone(audience, "+12065550100");
    assertThat(zone(audience)).isEqualTo("America/Los_Angeles");
    phone(audience, "+13125550100");
    assertThat(zone(audience)).as("phones disagree").isEqualTo("America/New_York");
    audience.execute(tx ->
        tx.execute("update enrollment set phone_point_id = (select max(id) from contact_point)"));
    assertThat(zone(audience)).as("one phone was chosen").isEqualTo("America/Chicago");
    audience.execute(
        tx -> tx.execute("update owner set mail_address = '1 Main St, Denver, CO 80202'"));
    assertThat(zone(audience)).isEqualTo("America/Denver");
  }

  @Test
  void ofAPropertyIsWhereItStands() {
    Audience audience = enrolled("PROPERTY");
    phone(audience, "+13125550100");
    audience.execute(tx -> tx.execute("update property set zip = '98101', state = 'WA'"));

    assertThat(zone(audience)).isEqualTo("America/Los_Angeles");
  }

  private static Audience enrolled(String per) {
    var audience = new Audience(test, 1);
    Published published = audience.publish("{ list: seattle }", per, "NEVER");
    audience.enrolled(published, 5);
    return audience;
  }

  private static void phone(Audience audience, String value) {
    audience.execute(tx ->
        tx.execute(
            """
            with p as (
              insert into contact_point (workspace_id, kind, value)
              values (current_workspace(), 'PHONE', ?) returning id, workspace_id)
            insert into contact_address (workspace_id, contact_id, contact_point_id)
            select p.workspace_id, c.id, p.id from p, contact c
            """,
            value));
  }

  private static String zone(Audience audience) {
    return audience
        .query(tx -> {
          List<Long> ids =
              tx.fetch("select min(id) from enrollment").map(r -> r.get(0, Long.class));
          return requireNonNull(LeadStore.leads(tx, ids).get(ids.getFirst()));
        })
        .home()
        .whereabouts()
        .zone(Instant.parse("2026-11-24T18:00:00Z"))
        .getId();
  }
}
