package dev.drumbeat.journey.version;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** The values that differ between two trees, named by their paths. */
final class JsonChanges {
  /** A longer list is told by its length: nobody reads 100,000 ids. */
  private static final int LISTED = 100;

  private final List<FieldChange> changes = new ArrayList<>();

  private JsonChanges() {}

  static List<FieldChange> of(String path, @Nullable JsonNode before, @Nullable JsonNode after) {
    JsonChanges all = new JsonChanges();
    all.compare(path, orMissing(before), orMissing(after));
    return all.changes;
  }

  private void compare(String path, JsonNode before, JsonNode after) {
    if (before.equals(after)) {
      return;
    }
    if (before.isObject() && after.isObject()) {
      Set<String> names = new LinkedHashSet<>(after.propertyNames());
      names.addAll(before.propertyNames());
      names.forEach(name -> compare(under(path, name), before.path(name), after.path(name)));
    } else if (sameLists(before, after)) {
      for (int i = 0; i < after.size(); i++) {
        compare(path + "/" + i, before.get(i), after.get(i));
      }
    } else {
      changes.add(new FieldChange(path, value(before), value(after)));
    }
  }

  /** Lists of objects, such as cases, of one length are compared place by place. */
  private static boolean sameLists(JsonNode before, JsonNode after) {
    return before.isArray()
        && after.isArray()
        && before.size() == after.size()
        && after.valueStream().allMatch(JsonNode::isObject)
        && before.valueStream().allMatch(JsonNode::isObject);
  }

  private static @Nullable Object value(JsonNode node) {
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    return node.isArray() && node.size() > LISTED
        ? node.size() + " entries"
        : JsonMapper.shared().treeToValue(node, Object.class);
  }

  private static String under(String path, String name) {
    return path.isEmpty() ? name : path + "/" + name;
  }

  private static JsonNode orMissing(@Nullable JsonNode node) {
    return node == null ? MissingNode.getInstance() : node;
  }
}
