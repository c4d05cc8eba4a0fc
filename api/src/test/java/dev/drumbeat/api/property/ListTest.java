package dev.drumbeat.api.property;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drumbeat.api.Client;
import dev.drumbeat.api.TestApi;
import org.junit.jupiter.api.Test;

class ListTest {
  private static final String LIST = "{'key': 'seattle', 'name': 'Seattle offices'}";
  private final Client client = TestApi.client();

  @Test
  void isCreatedReadChangedAndDeleted() {
    String path = client.post("/api/lists", LIST).expect(201).header("Location");

    client.put(path, "{'key': 'tacoma', 'name': 'Tacoma'}").expect(200);
    assertThat(client.get(path).at("/data/key")).isEqualTo("tacoma");
    assertThat(client.get("/api/lists").all("/data", "name")).containsExactly("Tacoma");
    client.delete(path).expect(204);
    client.get(path).expectProblem(404);
  }

  @Test
  void takesAndGivesUpProperties() {
    String path = client.post("/api/lists", LIST).header("Location");
    String id = client.post("/api/properties", "{'address': '1 Main St'}").at("/data/id");
    String members = "{'propertyIds': ['%s']}".formatted(id);

    assertThat(client.post(path + "/members", members).expect(200).at("/data/members"))
        .isEqualTo("1");
    assertThat(client.post(path + "/members", members).expect(200).at("/data/members"))
        .isEqualTo("1");
    client.delete(path + "/members/" + id).expect(204);
    assertThat(client.get(path).at("/data/members")).isEqualTo("0");
  }

  @Test
  void takesNoPropertyOfAnotherWorkspace() {
    String theirs =
        TestApi.client().post("/api/properties", "{'address': '1 Main St'}").at("/data/id");
    String path = client.post("/api/lists", LIST).header("Location");

    client
        .post(path + "/members", "{'propertyIds': ['%s', 'x']}".formatted(theirs))
        .expectProblem(400, "/propertyIds/1 BAD_FORMAT");
    client
        .post(path + "/members", "{'propertyIds': ['%s']}".formatted(theirs))
        .expectProblem(400, "/propertyIds/0 UNKNOWN_PROPERTY");
  }

  @Test
  void hasAKeyOfItsOwn() {
    client.post("/api/lists", LIST).expect(201);

    client.post("/api/lists", LIST).expectProblem(409);
    client
        .post("/api/lists", "{'key': 'Not a key', 'name': ''}")
        .expectProblem(400, "/key BAD_FORMAT", "/name REQUIRED");
  }

  @Test
  void isNotThereForAnotherWorkspace() {
    String path = client.post("/api/lists", LIST).header("Location");
    Client other = TestApi.client();

    other.get(path).expectProblem(404);
    other.put(path, LIST).expectProblem(404);
    other.post(path + "/members", "{'propertyIds': ['1']}").expectProblem(404);
    other.delete(path + "/members/1").expectProblem(404);
    other.delete(path).expectProblem(404);
  }
}
