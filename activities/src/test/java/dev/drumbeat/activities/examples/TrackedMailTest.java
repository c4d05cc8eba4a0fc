package dev.drumbeat.activities.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.db.campaign.Readiness;
import dev.drumbeat.db.template.Content;
import dev.drumbeat.db.template.NewTemplate;
import dev.drumbeat.db.template.TemplateStore;
import dev.drumbeat.db.webhook.AttemptStore;
import dev.drumbeat.db.webhook.TrackedLinks;
import dev.drumbeat.db.webhook.TrackedLinks.Tracked;
import dev.drumbeat.journey.Channel;
import dev.drumbeat.journey.campaign.CampaignDefinition;
import dev.drumbeat.journey.campaign.CampaignParser;
import dev.drumbeat.journey.campaign.Format;
import dev.drumbeat.journey.campaign.Inventory;
import dev.drumbeat.journey.campaign.TemplateTexts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** E-mails from a template whose links are tracked: a click ends the wait for it. */
class TrackedMailTest {
  private static final LocalDateTime MONDAY = LocalDateTime.of(2027, 2, 1, 10, 0);
  private static final Pattern TOKEN = Pattern.compile("/l/([A-Za-z0-9_-]{67})");
  private static final String CAMPAIGN =
      """
      name: Tracked
      channels: [email]
      audience: { list: owners }
      policy: { trackLinks: true }
      start: mail1
      steps:
        mail1: { type: email, from: team, template: report, next: click }
        click:
          type: await
          events: [CLICKED]
          timeout: P7D
          cases: [ { when: "event.url == 'https://pike.example/report?of=1'", next: read } ]
          otherwise: other
          onTimeout: quiet
        read: { type: end, outcome: READ }
        other: { type: end, outcome: OTHER }
        quiet: { type: end, outcome: QUIET }
      """;

  private final Weeks weeks = new Weeks();
  private final TemplateStore templates = new TemplateStore(weeks.workspace().database());

  TrackedMailTest() throws SQLException {}

  @BeforeEach
  void owners() {
    weeks.owners(2, "owners");
  }

  @AfterEach
  void close() throws SQLException {
    weeks.close();
  }

  @Test
  void aClickOnATrackedLinkIsAnEventThatTheJourneyWaitsFor() {
    UUID template = publish("The report on {{ property.address }}");
    Story story = weeks.launch(taken(), MONDAY);
    weeks.pass(Duration.ofHours(2));
    publish(template, "Another text");

    assertThat(story.said(story.lead(0), "mail1", "subject")).isEqualTo("The report on 1 Pike St");
    follow(story.lead(0));
    follow(story.lead(0));
    weeks.pass(Duration.ofDays(8));

    assertThat(story.stands(story.lead(0))).isEqualTo("DONE read READ");
    assertThat(story.stands(story.lead(1))).isEqualTo("DONE quiet QUIET");
    assertThat(weeks.workspace().value("select count(*) from event where type = 'CLICKED'"))
        .isEqualTo("1");
    story.balances();
  }

  /** The link of a lead's e-mail as its provider has it, followed as the API does. */
  private void follow(long lead) {
    var workspace = weeks.workspace();
    TrackedLinks links = workspace.trackedLinks();
    UUID attempt =
        UUID.fromString(
            workspace.value(
                "select a.id from attempt a join intent i on i.id = a.intent_id"
                    + " where i.enrollment_id = ?",
                lead));
    Tracked link =
        tokens().stream()
            .map(token -> links.read(token).orElseThrow())
            .filter(each -> each.attempt().equals(attempt))
            .findFirst()
            .orElseThrow();
    assertThat(link.workspace()).isEqualTo(workspace.id());
    var addressed =
        new AttemptStore(workspace.database()).find(workspace.id(), attempt).orElseThrow();
    assertThat(addressed.content()).contains("https://pike.example/report?of=1");
    String url = "https://pike.example/report?of=1";
    workspace.inbox().accept(workspace.id(), TrackedLinks.click(link, addressed, url, weeks.now()));
  }

  /** Of all that the provider took, by its own log. */
  private List<String> tokens() {
    try (Stream<Path> files = Files.walk(weeks.workspace().provider().config().dataFolder())) {
      return files
          .filter(Files::isRegularFile)
          .flatMap(file -> TOKEN.matcher(read(file)).results())
          .map((MatchResult match) -> match.group(1))
          .distinct()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private UUID publish(String subject) {
    UUID id =
        weeks
            .workspace()
            .query(tx ->
                TemplateStore.create(
                    tx,
                    weeks.workspace().id(),
                    new NewTemplate("report", Channel.EMAIL, content(subject), null)));
    publish(id, subject);
    return id;
  }

  private void publish(UUID template, String subject) {
    templates.publish(weeks.workspace().id(), template, content(subject));
  }

  private static Content content(String subject) {
    return new Content(
        subject,
        "Read it: https://pike.example/report?of=1",
        "<a href=\"https://pike.example/report?of=1\">Read it</a>");
  }

  private CampaignDefinition taken() {
    CampaignDefinition draft =
        Objects.requireNonNull(CampaignParser.parse(CAMPAIGN, Format.YAML).definition());
    Inventory inventory =
        new Readiness(weeks.workspace().database()).inventory(weeks.workspace().id());
    return TemplateTexts.taken(draft, inventory);
  }
}
