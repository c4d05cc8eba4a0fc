package dev.drumbeat.db.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.db.TestDatabase;
import dev.drumbeat.db.enrollment.Audience.Published;
import dev.drumbeat.db.enrollment.JoinStore.Result;
import dev.drumbeat.db.run.RunReader;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One active outreach for each owner, over all campaigns of a workspace. */
class ExclusivityTest {
  private static final String LIST = "{ list: seattle }";
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
  @ValueSource(ints = {1, 3, 100})
  void ofAnOwnersPropertiesOneIsEnrolled(int size) {
    Audience audience = exclusive(4);

    UUID run = audience.enrolled(audience.publish(LIST, "PROPERTY", "NEVER"), size);

    assertThat(audience.counts(run).audience()).isEqualTo(4);
    assertThat(excluded(audience, run)).isEqualTo(Map.of("OWNER_ACTIVE", 4));
    assertThat(audience.ids("select count(distinct owner_id) from enrollment")).containsExactly(4L);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PROPERTY", "OWNER", "CONTACT"})
  void whoseOwnerIsActiveInAnotherCampaignIsNotEnrolled(String per) {
    Audience audience = exclusive(3);
    audience.enrolled(audience.publish(LIST, "OWNER", "NEVER"), 10);

    UUID second = audience.enrolled(audience.publish(LIST, per, "NEVER"), 10);

    assertThat(audience.keys(second)).isEmpty();
    assertThat(excluded(audience, second)).containsOnlyKeys("OWNER_ACTIVE");
  }

  @Test
  void anOwnerFoundSinceIsThePropertysOwner() {
    Audience audience = exclusive(1);
    audience.enrolled(audience.publish(LIST, "PROPERTY", "NEVER"), 10);
    audience.execute(tx -> tx.execute("update enrollment set owner_id = null"));

    UUID second = audience.enrolled(audience.publish(LIST, "OWNER", "NEVER"), 10);

    assertThat(audience.keys(second)).isEmpty();
  }

  @Test
  void whoEndedMakesRoomForTheOwnersNext() {
    Audience audience = exclusive(2);
    UUID first = audience.enrolled(audience.publish(LIST, "OWNER", "NEVER"), 10);
    audience.end(first, 1);

    UUID second = audience.enrolled(audience.publish(LIST, "OWNER", "NEVER"), 10);

    assertThat(audience.keys(second)).hasSize(1);
  }

  @Test
  void withoutTheRuleAnOwnerIsInSeveralCampaigns() {
    var audience = new Audience(test, 3);
    audience.enrolled(audience.publish(LIST, "OWNER", "NEVER"), 10);

    assertThat(audience.keys(audience.enrolled(audience.publish(LIST, "OWNER", "NEVER"), 10)))
        .hasSize(3);
  }

  @Test
  void ofManyCampaignsThatEnrollAnOwnerAtOnceOneDoes() throws Exception {
    Audience audience = exclusive(5);
    List<Long> owners = audience.ids("select id from owner order by id");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Published> campaigns =
          IntStream.range(0, 8)
              .mapToObj(n -> audience.publish("{ api: true }", "OWNER", "NEVER"))
              .toList();
      campaigns.forEach(audience::launch);
      var joins =
          campaigns.stream()
              .map(each -> (Callable<List<Result>>) () -> audience.join(each, owners).results())
              .toList();

      List<NotEnrolled> reasons =
          threads.invokeAll(joins).stream()
              .flatMap(each -> each.resultNow().stream())
              .map(Result::reason)
              .filter(reason -> reason != null)
              .toList();

      assertThat(reasons).hasSize(35).containsOnly(NotEnrolled.OWNER_ACTIVE);
    }
    assertThat(audience.ids("select count(*) from enrollment")).containsExactly(5L);
  }

  private static Map<String, Integer> excluded(Audience audience, UUID run) {
    return audience.query(tx -> RunReader.find(tx, run).orElseThrow().excludedReasons());
  }

  private static Audience exclusive(int owners) {
    var audience = new Audience(test, owners);
    audience.execute(tx -> Exclusivity.set(tx, Exclusivity.OWNER));
    return audience;
  }
}
