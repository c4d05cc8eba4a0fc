package dev.drumbeat.api.campaign;

import static dev.drumbeat.api.campaign.CampaignTest.shortForm;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.api.Answer;
import dev.drumbeat.api.Client;
import dev.drumbeat.api.TestApi;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DraftTest {
  private final Client client = TestApi.client();
  private final Answer created = client.post("/api/campaigns", shortForm("One")).expect(201);
  private final String path = created.header("Location");
  private final String tag = created.header("ETag");

  @Test
  void isReplacedByWhoReadIt() {
    assertThat(client.get(path).header("ETag")).isEqualTo(tag);

    Answer edited = client.put(path, tag, shortForm("Two")).expect(200);

    assertThat(edited.header("ETag")).isNotEqualTo(tag);
    assertThat(client.get(path).header("ETag")).isEqualTo(edited.header("ETag"));
    assertThat(edited.at("/data/draftEditedBy")).startsWith("key ");
    client.put(path, edited.header("ETag"), shortForm("Three")).expect(200);
  }

  @Test
  void isNotReplacedBlindly() {
    Answer refused = client.put(path, shortForm("Two")).expectProblem(428);

    assertThat(refused.at("/detail")).contains("If-Match").contains("*");
    client.put(path, "*", shortForm("Two")).expect(200);
  }

  @Test
  void tellsTheSecondWriterWhatTheFirstChanged() {
    client.put(path, tag, shortForm("Two").replace("Hi there", "Hello")).expect(200);

    Answer second = client.put(path, tag, shortForm("Three")).expectProblem(412);

    assertThat(second.at("/current/etag")).isEqualTo(client.get(path).header("ETag"));
    assertThat(second.at("/current/changed")).isEqualTo("[\"/name\",\"/steps/sms/body\"]");
    assertThat(second.at("/current/differs")).isEqualTo("[\"/name\",\"/steps/sms/body\"]");
    assertThat(second.at("/current/changedBy")).startsWith("key ");
    assertThat(second.at("/detail")).contains("read it anew");
    assertThat(client.get(path).at("/data/name")).isEqualTo("Two");
  }

  @Test
  void letsOneOfManyAtOnceThrough() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var writes =
          IntStream.range(0, 8)
              .mapToObj(n -> (Callable<Answer>) () -> client.put(path, tag, shortForm("Name" + n)))
              .toList();

      assertThat(threads.invokeAll(writes).stream().map(each -> each.resultNow().status()))
          .containsOnlyOnce(200)
          .containsOnly(200, 412);
    }
    assertThat(client.get(path).at("/data/draftVersion")).isEqualTo("2");
  }

  @Test
  void isNotWrittenAgainWhenTheAnswerWasLost() {
    client.put(path, tag, shortForm("Two")).expect(200);

    assertThat(client.put(path, tag, shortForm("Two")).expect(200).at("/data/draftVersion"))
        .isEqualTo("2");
  }

  @Test
  void saysWhereABodyDiffersThoughTheDraftOfThatTagIsNotKept() {
    Answer refused = client.put(path, "\"77\"", shortForm("Two")).expectProblem(412);

    assertThat(refused.at("/current/changed")).isEmpty();
    assertThat(refused.at("/current/differs")).isEqualTo("[\"/name\"]");
  }

  @Test
  void isDeletedAndPublishedAsItWasReadOnly() {
    client.put(path, tag, shortForm("Two")).expect(200);

    Answer kept = conditional("DELETE", path, tag).expectProblem(412);
    conditional("POST", path + "/versions", tag).expectProblem(412);

    assertThat(kept.at("/current/changed")).isEqualTo("[\"/name\"]");
    conditional("DELETE", path, "no tag").expectProblem(400, "/If-Match BAD_FORMAT");
    conditional("DELETE", path, "W/" + kept.at("/current/etag")).expect(204);
  }

  private Answer conditional(String method, String path, String ifMatch) {
    return client.send(
        client.request(path).header("If-Match", ifMatch).method(method, BodyPublishers.noBody()));
  }
}
