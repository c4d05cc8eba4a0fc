package dev.drumbeat.journey.campaign;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON Schema (draft 2020-12) of a definition, for editors and for the API. It says what shape
 * a definition has; {@link CampaignParser} says too what makes no sense in that shape.
 */
public final class CampaignSchema {
  private static final String RESOURCE = "campaign.schema.json";

  private CampaignSchema() {}

  private static final String SERVED = served();

  /** Without the parts of the language that nothing does yet. */
  public static String json() {
    return SERVED;
  }

  private static String served() {
    ObjectNode schema = (ObjectNode) JsonMapper.shared().readTree(whole());
    for (Part part : Part.NOT_YET) {
      for (String field : part.fields()) {
        hide(schema, field);
      }
    }
    return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(schema);
  }

  /** A definition becomes one that nothing fits, and no type of step to choose from. */
  private static void hide(ObjectNode schema, String field) {
    String[] path = field.split("/", 2);
    if (path.length == 2) {
      ((ObjectNode) schema.at("/$defs/" + path[0] + "/properties")).remove(path[1]);
    } else {
      ((ObjectNode) schema.at("/$defs")).put(field, false);
      ArrayNode types = (ArrayNode) schema.at("/$defs/step/properties/type/enum");
      types.removeIf(type -> type.stringValue().equals(field));
    }
  }

  static String whole() {
    try (InputStream in = CampaignSchema.class.getResourceAsStream(RESOURCE)) {
      byte[] bytes = Objects.requireNonNull(in, RESOURCE).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE, e);
    }
  }
}
