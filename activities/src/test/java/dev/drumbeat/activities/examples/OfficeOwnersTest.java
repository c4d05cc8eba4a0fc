package dev.drumbeat.activities.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Five owners of {@code office-owners.yaml}, whose waits are seconds. */
class OfficeOwnersTest {
  private static final LocalDateTime TUESDAY = LocalDateTime.of(2027, 1, 12, 11, 30);

  private final Weeks weeks = new Weeks();

  OfficeOwnersTest() throws SQLException {}

  @AfterEach
  void close() throws SQLException {
    weeks.close();
  }

  @Test
  void textsThenWritesThenCalls() {
    weeks.owners(5, "seattle");
    Story story = weeks.launch("office-owners.yaml", TUESDAY);
    weeks.pass(Duration.ofSeconds(3));
    weeks.workspace().agree();
    weeks
        .workspace()
        .execute(tx ->
            tx.execute(
                """
                update property set area = case address when '4 Pike St' then 30000 else 5000 end
                """));
    long keen = story.lead(0);
    long silent = story.lead(1);
    long stops = story.lead(2);
    long large = story.lead(3);
    long declines = story.lead(4);

    weeks.people().reply(keen, "Yes, I am interested");
    weeks.people().reply(stops, "Stop");
    weeks.people().reply(declines, "Not interested, thanks");
    weeks.pass(Duration.ofSeconds(4));
    weeks.people().digits(keen, "1", "INTERESTED");
    weeks.people().call(keen, "completed", "human");
    weeks.pass(Duration.ofMinutes(1));
    weeks.people().call(large, "completed", "machine_end_beep");
    weeks.pass(Duration.ofMinutes(1));

    assertThat(story.steps(keen)).containsExactly("text1", "call1");
    assertThat(story.stands(keen)).isEqualTo("DONE done COMPLETED");
    assertThat(story.run().goals()).isEqualTo(1);
    assertThat(story.steps(silent)).first().isEqualTo("text1");
    assertThat(story.steps(silent)).doesNotContain("call1");
    assertThat(story.stands(silent)).isEqualTo("DONE done COMPLETED");
    assertThat(story.steps(stops)).containsExactly("text1");
    assertThat(story.stands(stops)).isEqualTo("EXITED reply1 OPTED_OUT");
    assertThat(story.steps(large)).endsWith("call1", "text2");
    assertThat(story.stands(large)).isEqualTo("DONE done COMPLETED");
    assertThat(story.steps(declines)).containsExactly("text1");
    assertThat(story.stands(declines)).isEqualTo("DONE declined NOT_INTERESTED");
    assertThat(story.sent(keen))
        .containsExactly("Tue 12 Jan 11:30 text1", "Tue 12 Jan 11:30 call1");
    assertThat(story.run().state()).isEqualTo("COMPLETED");
    story.balances();
  }
}
