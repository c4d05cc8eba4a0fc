package dev.drumbeat.api.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.api.Answer;
import dev.drumbeat.api.Client;
import dev.drumbeat.api.TestApi;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiftTest {
  private static final String REASON = "{'reason': 'The number works again'}";
  private final Client client = TestApi.client();

  @ParameterizedTest
  @ValueSource(strings = {"OPERATOR", "BOUNCE", "UNREACHABLE", "WRONG_NUMBER"})
  void opensByAReasonWhatNoPersonAskedFor(String reason) {
    String path = suppressed(reason);

    Answer lifted = client.post(path + "/lift", REASON).expect(200);

    assertThat(lifted.at("/data/liftedReason")).startsWith("The number works again (key ");
    assertThat(stillSuppressed()).isEqualTo("false");
    client.post(path + "/lift", REASON).expectProblem(409);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DNC", "LITIGATOR"})
  void neverOpensADoNotCallEntryOrALitigator(String reason) {
    String path = suppressed(reason);

    client.post(path + "/lift", withConsent(Instant.now())).expectProblem(409);

    assertThat(stillSuppressed()).isEqualTo("true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"OPT_OUT", "COMPLAINT"})
  void opensWhatThePersonAskedForByTheirNewerConsentOnly(String reason) {
    String path = suppressed(reason);

    client.post(path + "/lift", REASON).expectProblem(400, "/consent REQUIRED");
    client
        .post(path + "/lift", withConsent(Instant.now().minus(1, ChronoUnit.DAYS)))
        .expectProblem(400, "/consent/at TOO_OLD");
    client
        .post(path + "/lift", withConsent(Instant.now().plus(1, ChronoUnit.DAYS)))
        .expectProblem(400, "/consent/at IN_FUTURE");
    assertThat(stillSuppressed()).isEqualTo("true");

    client.post(path + "/lift", withConsent(Instant.now())).expect(200);

    assertThat(stillSuppressed()).isEqualTo("false");
    assertThat(client.get("/api/consents?value=2065550147").all("/data", "evidence"))
        .containsExactly("Signed form 7");
  }

  @Test
  void needsAReasonAndIsNotThereForAnotherWorkspace() {
    String path = suppressed("OPERATOR");

    client.post(path + "/lift", "{}").expectProblem(400, "/reason REQUIRED");
    TestApi.client().post(path + "/lift", REASON).expectProblem(404);
  }

  private String suppressed(String reason) {
    return client
        .post(
            "/api/suppressions",
            "{'channel': 'sms', 'value': '2065550147', 'reason': '%s'}".formatted(reason))
        .expect(201)
        .header("Location");
  }

  private String stillSuppressed() {
    return client.post("/api/suppressions/check", "{'value': '2065550147'}").at("/data/suppressed");
  }

  private static String withConsent(Instant at) {
    return "{'reason': 'Asked us to', 'consent': {'basis': 'WRITTEN', 'evidence': 'Signed form 7', 'at': '%s'}}"
        .formatted(at);
  }
}
