package dev.drumbeat.journey.campaign;

import dev.drumbeat.journey.campaign.Source.Place;
import dev.drumbeat.journey.campaign.Source.Unreadable;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads YAML by its core schema: a bare 18:00 is a text and a bare NO is a text, as their writer
 * meant, not the number and the truth value that YAML 1.1 makes of them.
 */
final class YamlSource {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9]\\d{0,17})");
  private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9]\\d{0,17})\\.\\d{1,17}");
  private static final Pattern NULL = Pattern.compile("|~|null");
  private static final Pattern TRUTH = Pattern.compile("true|false");

  private final Map<String, Place> places = new HashMap<>();
  private int nodes;

  Source read(String text) throws Unreadable {
    try {
      Node root = new Yaml(new SafeConstructor(limits())).compose(new StringReader(text));
      if (root == null) {
        throw new Unreadable("the definition is empty", 1, 1);
      }
      return new Source(value(root, "", 0), places);
    } catch (MarkedYAMLException e) {
      Place place = place(e.getProblemMark());
      throw new Unreadable(String.valueOf(e.getProblem()), place.line(), place.column());
    } catch (YAMLException e) {
      throw new Unreadable(String.valueOf(e.getMessage()), 1, 1);
    }
  }

  private static LoaderOptions limits() {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Source.SIZE_LIMIT);
    options.setNestingDepthLimit(Source.DEPTH_LIMIT);
    options.setMaxAliasesForCollections(20);
    return options;
  }

  private JsonNode value(Node node, String pointer, int depth) throws Unreadable {
    places.putIfAbsent(pointer, place(node.getStartMark()));
    // An alias repeats what it names, so that a small text can be a huge or an endless tree.
    if (++nodes > Source.NODE_LIMIT || depth > Source.DEPTH_LIMIT) {
      throw at(node, "the definition is too large, or an alias names what it stands in");
    }
    return switch (node) {
      case MappingNode mapping -> object(mapping, pointer, depth);
      case SequenceNode sequence -> array(sequence, pointer, depth);
      case ScalarNode scalar -> scalar(scalar);
      default -> throw at(node, "an alias names nothing");
    };
  }

  private ObjectNode object(MappingNode mapping, String pointer, int depth) throws Unreadable {
    ObjectNode object = NODES.objectNode();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw at(tuple.getKeyNode(), "a key is a text");
      }
      String name = key.getValue();
      if (object.has(name)) {
        throw at(key, "'" + name + "' stands twice");
      }
      String under = Source.under(pointer, name);
      places.putIfAbsent(under, place(key.getStartMark()));
      object.set(name, value(tuple.getValueNode(), under, depth + 1));
    }
    return object;
  }

  private ArrayNode array(SequenceNode sequence, String pointer, int depth) throws Unreadable {
    ArrayNode array = NODES.arrayNode();
    for (Node each : sequence.getValue()) {
      array.add(value(each, pointer + "/" + array.size(), depth + 1));
    }
    return array;
  }

  private static JsonNode scalar(ScalarNode scalar) {
    String text = scalar.getValue();
    if (!scalar.isPlain()) {
      return NODES.stringNode(text);
    }
    if (NULL.matcher(text).matches()) {
      return NODES.nullNode();
    }
    if (TRUTH.matcher(text).matches()) {
      return NODES.booleanNode(text.equals("true"));
    }
    if (INTEGER.matcher(text).matches()) {
      return NODES.numberNode(new BigInteger(text));
    }
    return DECIMAL.matcher(text).matches()
        ? NODES.numberNode(new BigDecimal(text))
        : NODES.stringNode(text);
  }

  private static Unreadable at(Node node, String message) {
    Place place = place(node.getStartMark());
    return new Unreadable(message, place.line(), place.column());
  }

  private static Place place(@Nullable Mark mark) {
    return mark == null ? new Place(1, 1) : new Place(mark.getLine() + 1, mark.getColumn() + 1);
  }
}
