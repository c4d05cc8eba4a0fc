package dev.drumbeat.journey.campaign;

import dev.drumbeat.journey.campaign.Source.Place;
import dev.drumbeat.journey.campaign.Source.Unreadable;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads strict JSON: no duplicate keys, nothing after the value. */
final class JsonSource {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(Source.DEPTH_LIMIT).build())
                  .build())
          .build();

  private final Map<String, Place> places = new HashMap<>();

  Source read(String text) throws Unreadable {
    try (JsonParser parser = MAPPER.createParser(text)) {
      JsonNode root = value(parser, parser.nextToken(), "");
      if (parser.nextToken() != null) {
        Place place = place(parser.currentTokenLocation());
        throw new Unreadable("something follows the definition", place.line(), place.column());
      }
      return new Source(root, places);
    } catch (JacksonException e) {
      Place place = place(e.getLocation());
      throw new Unreadable(e.getOriginalMessage(), place.line(), place.column());
    }
  }

  private JsonNode value(JsonParser parser, @Nullable JsonToken token, String pointer) {
    places.putIfAbsent(pointer, place(parser.currentTokenLocation()));
    if (token == null) {
      return NODES.missingNode();
    }
    return switch (token) {
      case START_OBJECT -> object(parser, pointer);
      case START_ARRAY -> array(parser, pointer);
      case VALUE_STRING -> NODES.stringNode(parser.getString());
      case VALUE_TRUE -> NODES.booleanNode(true);
      case VALUE_FALSE -> NODES.booleanNode(false);
      case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
      case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDecimalValue());
      case VALUE_NULL, VALUE_EMBEDDED_OBJECT -> NODES.nullNode();
      case END_OBJECT, END_ARRAY, PROPERTY_NAME, NOT_AVAILABLE -> NODES.missingNode();
    };
  }

  private ObjectNode object(JsonParser parser, String pointer) {
    ObjectNode object = NODES.objectNode();
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = parser.currentName();
      String under = Source.under(pointer, name);
      places.put(under, place(parser.currentTokenLocation()));
      object.set(name, value(parser, parser.nextToken(), under));
    }
    return object;
  }

  private ArrayNode array(JsonParser parser, String pointer) {
    ArrayNode array = NODES.arrayNode();
    JsonToken token = parser.nextToken();
    while (token != null && token != JsonToken.END_ARRAY) {
      array.add(value(parser, token, pointer + "/" + array.size()));
      token = parser.nextToken();
    }
    return array;
  }

  private static Place place(@Nullable TokenStreamLocation at) {
    return at == null
        ? new Place(1, 1)
        : new Place(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
  }
}
