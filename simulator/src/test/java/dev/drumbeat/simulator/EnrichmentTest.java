package dev.drumbeat.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.simulator.http.Json;
import dev.drumbeat.simulator.people.AddressBook;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class EnrichmentTest {
  private static final String KNOWN = AddressBook.found();

  @TempDir Path folder;
  private SimulatorConfig config;
  private Simulator simulator;
  private SimulatorClient client;

  @BeforeEach
  void start() throws Exception {
    config = SimulatorConfig.defaults(folder).withLatency(Duration.ZERO);
    simulator = Simulator.start(config);
    client = new SimulatorClient(simulator, config);
  }

  @AfterEach
  void stop() throws Exception {
    simulator.close();
  }

  @Test
  void findsTheParcelOfAnAddressHoweverItIsWritten() throws Exception {
    JsonNode parcel = parcel(KNOWN + ", Seattle, WA 98101");
    JsonNode same = parcel(KNOWN.toUpperCase(Locale.ROOT) + "., SEATTLE, WA, 98101");

    JsonNode fields = parcel.path("properties").path("fields");
    assertThat(fields.path("owner").asString()).isNotBlank();
    assertThat(fields.path("mail_state2").asString()).isEqualTo("WA");
    assertThat(same.path("properties").path("fields").path("owner"))
        .isEqualTo(fields.path("owner"));
    assertThat(same.path("properties").path("ll_uuid"))
        .isEqualTo(parcel.path("properties").path("ll_uuid"));
  }

  @Test
  void answersAMissWithNoFeatures() throws Exception {
    JsonNode answer = SimulatorClient.json(regrid("no such place", config.regridToken()));
    assertThat(answer.path("parcels").path("type").asString()).isEqualTo("FeatureCollection");
    assertThat(answer.path("parcels").path("features")).isEmpty();
  }

  @Test
  void refusesAWrongToken() throws Exception {
    assertThat(regrid(KNOWN, "wrong").statusCode()).isEqualTo(401);
    assertThat(trace("wrong", Map.of()).statusCode()).isEqualTo(401);
  }

  @Test
  void tracesTheOwnerToMadeUpPhonesOfTheState() throws Exception {
    JsonNode person = person(KNOWN, Map.of());

    assertThat(person.path("meta").path("matched").asBoolean()).isTrue();
    assertThat(person.path("phoneNumbers").values())
        .isNotEmpty()
        .allSatisfy(phone ->
            assertThat(phone.path("number").asString())
                .matches("(206|253|360|425|509|564)555\\d{4}"));
    assertThat(person.path("emails").values())
        .allSatisfy(email ->
            assertThat(email.path("email").asString()).matches(".+@example\\.(com|org|net)"));
    assertThat(person.path("simulated").has("writtenConsent")).isTrue();
  }

  @Test
  void knowsTheOwnerByTheNameThatTheCountyGives() throws Exception {
    JsonNode fields = parcel(KNOWN + ", Seattle, WA 98101").path("properties").path("fields");
    String[] words = fields.path("owner").asString().split(" ");
    Map<String, String> name = Map.of("first", words[0], "last", words[words.length - 1]);

    assertThat(person(KNOWN, name)).isEqualTo(person(KNOWN, Map.of()));
  }

  @Test
  void logsLookUpsUnderTheCallersRequestId() throws Exception {
    client.send(
        client
            .request("/api/v2/parcels/address?query=x&token=" + config.regridToken())
            .header("X-Request-Id", "attempt-7")
            .header("X-Effect", "effect-7")
            .GET());

    JsonNode item = client.control("accepted?kind=parcel").path("items").get(0);
    assertThat(item.path("attempt").asString()).isEqualTo("attempt-7");
    assertThat(item.path("effect").asString()).isEqualTo("effect-7");
  }

  private JsonNode parcel(String query) throws Exception {
    return SimulatorClient.json(regrid(query, config.regridToken()))
        .path("parcels")
        .path("features")
        .get(0);
  }

  private HttpResponse<String> regrid(String query, String token) throws Exception {
    String encoded = URLEncoder.encode(query, StandardCharsets.UTF_8);
    return client.send(
        client
            .request("/api/v2/parcels/address?limit=1&query=" + encoded + "&token=" + token)
            .GET());
  }

  private JsonNode person(String street, Map<String, String> name) throws Exception {
    Map<String, Object> address =
        Map.of("street", street, "city", "Seattle", "state", "WA", "zip", "98101");
    Map<String, Object> request = Map.of("propertyAddress", address, "name", name);
    return SimulatorClient.json(
            trace(config.batchdataToken(), Map.of("requests", List.of(request))))
        .path("results")
        .path("persons")
        .get(0);
  }

  private HttpResponse<String> trace(String token, Object body) throws Exception {
    return client.send(
        client
            .request("/api/v1/property/skip-trace")
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body))));
  }
}
