package dev.drumbeat.api.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.api.Answer;
import dev.drumbeat.api.Client;
import dev.drumbeat.api.TestApi;
import org.junit.jupiter.api.Test;

class PropertyTest {
  private static final String OFFICE =
      """
      {'address': '100 Pike St', 'city': 'Seattle', 'state': 'WA', 'zip': '98101',
       'type': 'Office', 'area': 20000, 'yearBuilt': 1970, 'fields': {'floors': 3},
       'tags': ['downtown']}
      """;
  private final Client client = TestApi.client();

  @Test
  void isCreatedReadChangedAndDeleted() {
    Answer created = client.post("/api/properties", OFFICE).expect(201);
    String path = created.header("Location");
    assertThat(path).isEqualTo("/api/properties/" + created.at("/data/id"));

    Answer changed = client.put(path, OFFICE.replace("Office", "Hotel")).expect(200);

    assertThat(changed.at("/data/sourceKey")).isEqualTo(created.at("/data/sourceKey"));
    assertThat(client.get(path).at("/data/type")).isEqualTo("Hotel");
    assertThat(client.get(path).at("/data/fields/floors")).isEqualTo("3");
    client.delete(path).expect(204);
    client.get(path).expectProblem(404);
    client.delete(path).expectProblem(404);
  }

  @Test
  void isFoundByNameAddressAndState() {
    client.post("/api/properties", OFFICE).expect(201);

    assertThat(client.get("/api/properties?q=pike&state=WA").at("/pagination/total"))
        .isEqualTo("1");
    assertThat(client.get("/api/properties?q=pine").at("/pagination/total")).isEqualTo("0");
    assertThat(client.get("/api/properties?q=%25").at("/pagination/total")).isEqualTo("0");
  }

  @Test
  void findsAllFaultsAtOnce() {
    client
        .post(
            "/api/properties",
            """
            {'adress': 'x', 'state': 'Wash', 'zip': '9810', 'area': -1, 'latitude': 91,
             'tags': ['', 3], 'ownerId': 'x', 'fields': {'a': 'b\\u0000'}}
            """)
        .expectProblem(
            400,
            "/adress UNKNOWN_FIELD",
            "/address REQUIRED",
            "/state BAD_FORMAT",
            "/zip BAD_FORMAT",
            "/area OUT_OF_RANGE",
            "/latitude OUT_OF_RANGE",
            "/tags/0 REQUIRED",
            "/tags/1 WRONG_TYPE",
            "/ownerId BAD_FORMAT",
            "/fields BAD_CHARACTER");
    client
        .post("/api/properties", "{'address': 'x', 'ownerId': '999999'}")
        .expectProblem(400, "/ownerId UNKNOWN_OWNER");
  }

  @Test
  void takesAKeyOfASourceOnce() {
    String keyed = "{'address': 'x', 'source': 'county', 'sourceKey': '1'}";
    client.post("/api/properties", keyed).expect(201);

    client.post("/api/properties", keyed).expectProblem(409);
  }

  @Test
  void isNotThereForAnotherWorkspace() {
    String path = client.post("/api/properties", OFFICE).header("Location");
    Client other = TestApi.client();

    other.get(path).expectProblem(404);
    other.put(path, OFFICE).expectProblem(404);
    other.delete(path).expectProblem(404);
    assertThat(other.get("/api/properties").at("/pagination/total")).isEqualTo("0");
  }
}
