package dev.drumbeat.activities.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A hundred brokers of {@code broker-reengagement.yaml} over eight weeks. */
class BrokerReengagementTest {
  private static final LocalDateTime MONDAY = LocalDateTime.of(2027, 2, 1, 10, 0);

  private final Weeks weeks = new Weeks();

  BrokerReengagementTest() throws SQLException {}

  @BeforeEach
  void brokers() {
    weeks.owners(100, "brokers");
  }

  @AfterEach
  void close() throws SQLException {
    weeks.close();
  }

  @Test
  void writesThreeMailsToWhoStaysQuietAndNoneToTheHoldout() {
    Story story = weeks.launch("broker-reengagement.yaml", MONDAY);
    weeks.pass(Duration.ofHours(2));
    List<Long> question = arm("question");
    List<Long> news = arm("news");
    List<Long> holdout = arm("holdout");
    long clicks = question.get(0);
    long bounces = question.get(1);
    long silent = question.get(2);
    long unsubscribes = news.get(0);
    long lists = news.get(1);

    weeks.people().mail(clicks, "click");
    weeks.people().mail(bounces, "bounce");
    weeks.people().unsubscribe(unsubscribes);
    weeks.pass(Duration.ofDays(14));
    story.post(lists, "LISTING_RECEIVED");
    story.post(holdout.getFirst(), "LISTING_RECEIVED");
    weeks.pass(Duration.ofDays(42));

    String first = "Mon 1 Feb 10:00 ";
    assertThat(story.sent(silent))
        .containsExactly(first + "question1", "Thu 11 Feb 09:30 mail2", "Thu 25 Feb 09:30 mail3");
    assertThat(story.said(silent, "question1", "subject"))
        .isEqualTo("Ada, what are you marketing this spring?");
    assertThat(story.stands(silent)).isEqualTo("DONE quiet NO_ANSWER");

    assertThat(story.sent(clicks)).containsExactly(first + "question1");
    assertThat(story.stands(clicks)).isEqualTo("EXITED rest1 CLICKED");
    assertThat(story.sent(bounces)).containsExactly(first + "question1");
    assertThat(story.stands(bounces)).isEqualTo("EXITED rest1 BOUNCED");
    assertThat(story.sent(unsubscribes)).containsExactly(first + "news1");
    assertThat(story.stands(unsubscribes)).isEqualTo("EXITED rest1 OPTED_OUT");

    assertThat(story.sent(lists))
        .containsExactly(first + "news1", "Thu 11 Feb 09:30 mail2", "Thu 25 Feb 09:30 mail3");
    assertThat(story.run().goals()).isEqualTo(2);

    assertThat(holdout)
        .allSatisfy(lead -> {
          assertThat(story.sent(lead)).isEmpty();
          assertThat(story.stands(lead)).isEqualTo("DONE control HELD_OUT");
        });
    assertThat(story.run().positions())
        .isEqualTo(
            Map.of(
                "DONE control",
                (long) holdout.size(),
                "DONE quiet",
                97L - holdout.size(),
                "EXITED rest1",
                3L));
    assertThat(story.run().state()).isEqualTo("COMPLETED");
    story.balances();
  }

  private List<Long> arm(String name) {
    return weeks
        .workspace()
        .ids("select id from enrollment where outcomes->>'subject' = ? order by id", name);
  }
}
