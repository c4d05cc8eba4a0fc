package dev.drumbeat.activities.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Seven tenants of {@code lease-expiry.yaml} over eleven weeks. */
class LeaseExpiryTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private final Weeks weeks = new Weeks();

  LeaseExpiryTest() throws SQLException {}

  @BeforeEach
  void leases() {
    weeks.owners(7, "leases");
    weeks
        .workspace()
        .execute(tx -> {
          tx.execute("update property set fields = '{\"lease_end\": \"2027-05-12\"}'");
          tx.execute("update property set zip = '10001', state = 'NY' where address = '5 Pike St'");
          tx.execute(
              "update contact_point set value = '+12125551005' where value = '+12065551005'");
          tx.execute("update property set fields = '{}' where address = '6 Pike St'");
        });
  }

  @AfterEach
  void close() throws SQLException {
    weeks.close();
  }

  @Test
  void takesEachTenantToWhereTheirAnswersLead() {
    Story story = weeks.launch("lease-expiry.yaml", LocalDateTime.of(2027, 2, 8, 9, 0));
    long keen = story.lead(0);
    long silent = story.lead(1);
    long stops = story.lead(2);
    long signs = story.lead(3);
    long inNewYork = story.lead(4);
    long undated = story.lead(5);
    long renewed = story.lead(6);

    story.until(LocalDateTime.of(2027, 2, 10, 9, 0));
    leaseEnds(renewed, "2028-05-12");
    leaseEnds(undated, "2027-05-19");
    story.until(LocalDateTime.of(2027, 2, 12, 12, 0));
    weeks.people().reply(keen, "Yes, I'd like to talk about it");
    weeks.people().reply(stops, "STOP");
    story.until(LocalDateTime.of(2027, 2, 15, 12, 0));
    story.answer(keen, "RENEWING");
    story.until(LocalDateTime.of(2027, 2, 20, 12, 0));
    story.post(signs, "LEASE_SIGNED");
    story.until(LocalDateTime.of(2027, 4, 22, 12, 0));

    assertThat(story.sent(keen)).containsExactly("Thu 11 Feb 10:00 text1");
    assertThat(story.stands(keen)).isEqualTo("DONE renewed RENEWING");
    assertThat(story.said(keen, "text1", "body"))
        .startsWith("Hi there, the lease at 1 Pike St ends on May 12.");

    assertThat(story.sent(silent))
        .containsExactly("Thu 11 Feb 10:00 text1", "Thu 18 Feb 10:00 mail1");
    assertThat(story.said(silent, "mail1", "subject"))
        .isEqualTo("Your lease at 2 Pike St ends on May 12, 2027");
    assertThat(story.asked(silent))
        .containsExactly(
            "Sun 28 Mar 09:00 Call Owner 2 about the lease at 2 Pike St, ends 2027-05-12");
    assertThat(story.stands(silent)).isEqualTo("DONE open NOT_REACHED");

    assertThat(story.sent(stops)).containsExactly("Thu 11 Feb 10:00 text1");
    assertThat(story.stands(stops)).isEqualTo("EXITED reply1 OPTED_OUT");

    assertThat(story.sent(signs))
        .containsExactly("Thu 11 Feb 10:00 text1", "Thu 18 Feb 10:00 mail1");
    assertThat(story.stands(signs)).isEqualTo("EXITED reply2 LEASE_SIGNED");
    assertThat(story.run().goals()).isEqualTo(1);

    assertThat(story.sent(inNewYork, NEW_YORK))
        .containsExactly("Thu 11 Feb 10:00 text1", "Thu 18 Feb 10:00 mail1");

    assertThat(story.sent(undated))
        .containsExactly("Thu 18 Feb 10:00 text1", "Thu 25 Feb 10:00 mail1");
    assertThat(story.sent(renewed)).isEmpty();
    assertThat(story.stands(renewed)).isEqualTo("ACTIVE due");
    story.balances();
  }

  private void leaseEnds(long lead, String date) {
    weeks
        .workspace()
        .execute(tx ->
            tx.execute(
                """
                update property set fields = jsonb_build_object('lease_end', ?)
                where id = (select property_id from enrollment where id = ?)
                """,
                date,
                lead));
  }
}
