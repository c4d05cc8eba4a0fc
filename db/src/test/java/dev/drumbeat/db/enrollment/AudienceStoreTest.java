package dev.drumbeat.db.enrollment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.db.TestDatabase;
import dev.drumbeat.db.enrollment.Audience.Published;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AudienceStoreTest {
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
  @CsvSource({"PROPERTY, 14", "OWNER, 7", "CONTACT, 7"})
  void enrollsEachLeadOnceWhateverItIs(String per, int leads) {
    var audience = new Audience(test, 7);

    UUID run = audience.enrolled(audience.publish(LIST, per, "NEVER"), 3);

    assertThat(audience.keys(run)).hasSize(leads).doesNotHaveDuplicates();
    assertThat(audience.counts(run).audience()).isEqualTo(leads);
    assertThat(audience.value("select sum(size) from cohort where run_id = ?", run))
        .isEqualTo(String.valueOf(leads));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 8, 9, 100})
  void pagesOfAnySizeGiveTheSameLeads(int size) {
    var audience = new Audience(test, 4);

    UUID run = audience.enrolled(audience.publish(LIST, "PROPERTY", "NEVER"), size);

    assertThat(audience.keys(run)).hasSize(8).doesNotHaveDuplicates();
    assertThat(audience.value("select count(*) from cohort where run_id = ?", run))
        .isEqualTo(String.valueOf(Math.ceilDiv(8, size)));
    assertThat(audience.value("select count(*) from outbox where cohort is not null"))
        .isEqualTo(String.valueOf(Math.ceilDiv(8, size)));
  }

  @Test
  void aListTakesItsMembersOnly() {
    var audience = new Audience(test, 3);
    audience.execute(tx ->
        tx.execute("delete from list_member where property_id = (select min(id) from property)"));

    UUID properties = audience.enrolled(audience.publish(LIST, "PROPERTY", "NEVER"), 10);
    UUID owners = audience.enrolled(audience.publish(LIST, "OWNER", "NEVER"), 10);

    assertThat(audience.keys(properties)).hasSize(5);
    assertThat(audience.keys(owners)).hasSize(3);
  }

  @Test
  void namedPropertiesAreTheAudience() {
    var audience = new Audience(test, 3);
    String id = audience.value("select max(id) from property");

    UUID run =
        audience.enrolled(
            audience.publish("{ propertyIds: ['%s'] }".formatted(id), "PROPERTY", "NEVER"), 10);

    assertThat(audience.keys(run)).containsExactly("property:" + id);
  }

  @Test
  void whoIsActiveInAnotherRunOfTheCampaignIsNotEnrolledAgain() {
    var audience = new Audience(test, 2);
    Published published = audience.publish(LIST, "PROPERTY", "ALWAYS");
    audience.enrolled(published, 10);

    UUID second = audience.enrolled(published, 10);

    assertThat(audience.keys(second)).isEmpty();
    assertThat(audience.value("select excluded from run where id = ?", second)).isEqualTo("4");
    assertThat(audience.state(second)).isEqualTo("COMPLETED");
  }

  @ParameterizedTest
  @CsvSource({
    "NEVER, 0",
    "ALWAYS, 4",
    "AFTER P30D, 0",
    "AFTER PT1S, 4",
  })
  void whoEndedEntersAgainAsTheCampaignAllows(String reentry, int again) {
    var audience = new Audience(test, 2);
    Published published = audience.publish(LIST, "PROPERTY", reentry);
    audience.end(audience.enrolled(published, 10), 10);
    audience.execute(
        tx -> tx.execute("update enrollment set ended_at = ended_at - interval '1 minute'"));

    UUID second = audience.enrolled(published, 10);

    assertThat(audience.keys(second)).hasSize(again);
    assertThat(audience.value("select excluded from run where id = ?", second))
        .isEqualTo(String.valueOf(4 - again));
  }

  @Test
  void anotherCampaignEnrollsTheSameLeads() {
    var audience = new Audience(test, 2);
    audience.enrolled(audience.publish(LIST, "PROPERTY", "NEVER"), 10);

    UUID other = audience.enrolled(audience.publish(LIST, "PROPERTY", "NEVER"), 10);

    assertThat(audience.keys(other)).hasSize(4);
  }

  @Test
  void anotherWorkspacesLeadsAreNotSeen() {
    var audience = new Audience(test, 1);
    var other = new Audience(test, 5);

    UUID run = audience.enrolled(audience.publish(LIST, "OWNER", "NEVER"), 10);

    assertThat(audience.keys(run)).hasSize(1);
    assertThat(other.value("select count(*) from enrollment")).isEqualTo("0");
  }
}
