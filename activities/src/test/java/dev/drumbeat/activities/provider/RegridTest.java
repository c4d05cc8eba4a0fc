package dev.drumbeat.activities.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegridTest {
  private static final UUID ATTEMPT = UUID.fromString("0b0e6a31-7a2c-4a86-9d6b-b1f3c0ffee04");
  private static final ParcelRequest ELM =
      new ParcelRequest(
          ATTEMPT, "e123/parcel/1/PARCEL/0", "12 Elm St & 3rd", "Seattle", "WA", "98101");

  private final StubProvider regrid = new StubProvider();
  private final Providers providers = new Providers(HttpTimeouts.STANDARD);

  @AfterEach
  void close() {
    providers.close();
    regrid.close();
  }

  @Test
  void readsTheParcelOfAnAddress() {
    regrid.answers(
        200,
        """
        {"parcels": {"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {
          "headline": "12 Elm", "fields": {"parcelnumb": "0660000123", "owner": "ELM HOLDINGS LLC",
          "mail_address": "PO Box 7", "mail_city": "Seattle", "mail_state2": "WA",
          "mail_zip": "98111", "usedesc": "Office", "yearbuilt": 1926, "zoning": "NC3-75"}}}]}}
        """);

    assertThat(lookUp(false))
        .isEqualTo(
            new Looked<>(
                accepted(),
                new ParcelFacts(
                    "0660000123",
                    "ELM HOLDINGS LLC",
                    "PO Box 7, Seattle, WA 98111",
                    "Office",
                    1926,
                    "NC3-75",
                    true)));
  }

  @Test
  void readsAPlainFeatureCollectionToo() {
    regrid.answers(
        200,
        """
        {"type": "FeatureCollection", "features": [
          {"properties": {"parcelnumb": "1", "yearbuilt": 0, "mail_zip": null}}]}
        """);

    assertThat(lookUp(true).facts())
        .isEqualTo(new ParcelFacts("1", null, null, null, null, null, false));
  }

  @Test
  void asksForOneRecordAndCarriesTheAttempt() {
    regrid.answers(200, "{\"features\": []}");

    lookUp(true);

    StubProvider.Seen request = regrid.onlyRequest();
    assertThat(request.uri()).hasPath("/api/v2/parcels/address");
    assertThat(request.query())
        .containsEntry("query", "12 Elm St & 3rd, Seattle, WA 98101")
        .containsEntry("limit", "1")
        .containsEntry("token", "secret-token");
    assertThat(request.header("X-request-id")).isEqualTo(ATTEMPT.toString());
    assertThat(request.header("X-effect")).isEqualTo("e123/parcel/1/PARCEL/0");
  }

  @Test
  void knowsAMiss() {
    regrid.answers(200, "{\"parcels\": {\"features\": []}}");

    assertThat(lookUp(true).isMiss()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "{}", "<html>", "{\"features\": {}}", "{\"features\""})
  void takesNothingUnreadableForAMiss(String body) {
    regrid.answers(200, body);

    assertThat(lookUp(true))
        .isEqualTo(
            new Looked<>(new Answer.Unknown(200, "A success that is not Regrid's JSON"), null));
  }

  @Test
  void showsNeitherTokenNorAddress() {
    regrid.answers(
        400,
        "{\"status\": \"error\", \"message\": \"Bad query 12 elm st & 3rd, Seattle, WA 98101\"}");

    assertThat(lookUp(true).answer())
        .isEqualTo(new Answer.Rejected(400, "HTTP_400", "Bad query ***"));
    regrid.close();
    assertThat(lookUp(true).toString()).doesNotContain("secret-token", "Elm");
  }

  @Test
  void repeatsNothingThatIsBilledWhenAConnectionBreaks() {
    regrid.answersOnce(200, "{\"features\": []}");

    assertThat(lookUp(true).isMiss()).isTrue();
    assertThat(lookUp(true).answer()).isInstanceOf(Answer.Unknown.class);
    assertThat(regrid.seen()).hasSize(2);
  }

  private Looked<ParcelFacts> lookUp(boolean live) {
    return providers.regrid().lookUp(Accounts.data("REGRID", live, regrid.baseUrl()), ELM);
  }

  private static Answer accepted() {
    return new Answer.Accepted(ATTEMPT.toString(), null);
  }
}
