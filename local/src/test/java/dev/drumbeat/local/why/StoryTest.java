package dev.drumbeat.local.why;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.local.rest.ApiClient;
import org.junit.jupiter.api.Test;

class StoryTest {
  @Test
  void tellsWhyATextWasNotSent() {
    String data =
        """
        {"query": "7", "suppressions": [],
         "journeys": [{"more": false,
           "enrollment": {"id": "7", "runId": "r", "state": "ACTIVE", "step": "text1",
                          "property": "1 Pike St", "phone": null, "endedAt": null, "hold": null},
           "timeline": [{"at": "2026-11-24T10:00:00Z", "step": "text1",
             "atLocal": "2026-11-24T11:30:00.123-08:00[America/Los_Angeles]",
             "summary": "The number is suppressed.", "rule": "SUPPRESSED",
             "inputs": {"reason": "DNC"},
             "decision": {"channel": "sms", "outcome": "DENIED", "rule": "SUPPRESSED"},
             "effect": null, "temporal": {"workflowId": "cohort/r/0", "runId": null}}]}]}
        """;

    assertThat(String.join("\n", Story.of(ApiClient.JSON.readTree(data))))
        .isEqualTo(
            """

            Enrollment 7 of run r: ACTIVE, at text1
              property 1 Pike St

              2026-11-24T11:30:00-08:00[America/Los_Angeles]  text1: The number is suppressed.
                rule                SUPPRESSED (reason=DNC)
                gate                denied on sms by SUPPRESSED
                workflow            cohort/r/0\
            """);
  }

  @Test
  void saysSoWhereNothingHappened() {
    assertThat(
            Story.of(ApiClient.JSON.readTree("{\"query\": \"x@example.com\", \"journeys\": []}")))
        .containsExactly("Nothing was ever done, or decided, about x@example.com.");
  }
}
