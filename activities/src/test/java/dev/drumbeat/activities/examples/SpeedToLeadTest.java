package dev.drumbeat.activities.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Five people who ask {@code speed-to-lead.yaml} for an office, over three weeks. */
class SpeedToLeadTest {
  private final Weeks weeks = new Weeks();
  private List<Long> contacts = List.of();

  SpeedToLeadTest() throws SQLException {}

  @BeforeEach
  void contacts() {
    weeks.workspace().owners(5);
    contacts = weeks.workspace().ids("select id from contact order by id");
    weeks
        .workspace()
        .execute(tx ->
            tx.execute("update contact set fields = '{\"asked_about\": \"the loft on Pike\"}'"));
  }

  @AfterEach
  void close() throws SQLException {
    weeks.close();
  }

  @Test
  void textsAtOnceWithinLegalHoursAndEndsWithTheViewing() {
    Story story = weeks.launch("speed-to-lead.yaml", LocalDateTime.of(2027, 2, 1, 10, 0));
    story.until(LocalDateTime.of(2027, 2, 2, 14, 5));
    long books = story.enroll(contacts.get(0));
    long silent = story.enroll(contacts.get(1));
    long stops = story.enroll(contacts.get(2));
    long asks = story.enroll(contacts.get(3));
    story.until(LocalDateTime.of(2027, 2, 2, 14, 6));
    List.of(books, silent, stops, asks).forEach(lead -> weeks.people().text(lead, "delivered"));
    story.until(LocalDateTime.of(2027, 2, 2, 14, 30));
    weeks.people().reply(stops, "Please stop texting me");
    weeks.people().reply(asks, "Is it still available?");
    story.until(LocalDateTime.of(2027, 2, 2, 22, 40));
    long atNight = story.enroll(contacts.get(4));
    story.until(LocalDateTime.of(2027, 2, 3, 8, 20));
    weeks.people().text(atNight, "undelivered", "30003");
    story.until(LocalDateTime.of(2027, 2, 3, 9, 40));
    story.post(books, "VIEWING_BOOKED");
    story.answer(asks, "VIEWING");
    story.until(LocalDateTime.of(2027, 2, 22, 9, 0));

    assertThat(story.sent(books)).containsExactly("Tue 2 Feb 14:05 hello");
    assertThat(story.said(books, "hello", "body"))
        .startsWith("Hi Ada, thanks for asking about the loft on Pike.");
    assertThat(story.stands(books)).isEqualTo("EXITED tomorrow GOAL");
    assertThat(story.run().goals()).isEqualTo(1);

    assertThat(story.sent(silent))
        .containsExactly("Tue 2 Feb 14:05 hello", "Wed 3 Feb 10:00 nudge", "Fri 5 Feb 10:00 mail1");
    assertThat(story.stands(silent)).isEqualTo("DONE cold COLD");

    assertThat(story.sent(stops)).containsExactly("Tue 2 Feb 14:05 hello");
    assertThat(story.stands(stops)).isEqualTo("EXITED answer1 OPTED_OUT");

    assertThat(story.sent(asks)).containsExactly("Tue 2 Feb 14:05 hello");
    assertThat(story.asked(asks))
        .containsExactly("Tue 2 Feb 14:30 Call Ada about the loft on Pike");
    assertThat(story.stands(asks)).isEqualTo("DONE booked BOOKED_BY_PHONE");

    assertThat(story.sent(atNight))
        .containsExactly("Wed 3 Feb 08:00 hello", "Wed 3 Feb 08:20 mail1");
    assertThat(story.stands(atNight)).isEqualTo("DONE cold COLD");
    assertThat(story.run().state()).isEqualTo("RUNNING");
    story.balances();
  }
}
