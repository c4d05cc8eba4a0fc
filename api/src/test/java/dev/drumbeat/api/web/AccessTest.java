package dev.drumbeat.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.api.Client;
import dev.drumbeat.api.TestApi;
import org.junit.jupiter.api.Test;

class AccessTest {
  @Test
  void refusesWhoHasNoKey() {
    var answer = TestApi.anonymous().get("/api/senders").expectProblem(401);

    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
  }

  @Test
  void refusesAKeyThatIsNotOurs() {
    var answer =
        TestApi.anonymous()
            .send(
                TestApi.anonymous()
                    .request("/api/senders")
                    .header("Authorization", "Bearer drum_nonsense"));

    assertThat(answer.expectProblem(401).header("WWW-Authenticate"))
        .isEqualTo("Bearer error=\"invalid_token\"");
  }

  @Test
  void refusesAnotherScheme() {
    Client anonymous = TestApi.anonymous();

    anonymous
        .send(anonymous.request("/api/senders").header("Authorization", "Basic YTpi"))
        .expectProblem(401);
  }

  @Test
  void doesNotTellRoutesToWhoHasNoKey() {
    TestApi.anonymous().get("/api/no-such-thing").expectProblem(401);
    TestApi.anonymous().get("/api//senders").expectProblem(401);
  }

  @Test
  void letsAKeyThatMayOnlyReadLookAndChangeNothing() {
    Client reader = TestApi.client("read");

    reader.get("/api/senders").expect(200);
    reader.post("/api/suppressions/check", "{'value': '2065550147'}").expect(200);
    reader.post("/api/senders", "{}").expectProblem(403);
    reader.delete("/api/senders/00000000-0000-4000-8000-000000000000").expectProblem(403);
    TestApi.client("write").get("/api/senders").expectProblem(403);
  }

  @Test
  void needsNoKeyForProbesAndDescriptions() {
    TestApi.anonymous().get("/livez").expect(200);
    TestApi.anonymous().get("/readyz").expect(200);
    TestApi.anonymous().get("/api/openapi.json").expect(200);
  }
}
