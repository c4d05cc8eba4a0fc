package dev.drumbeat.api.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where two definitions differ, as JSON pointers in order; a list of another length as a whole. */
public final class Differences {
  private static final int MOST = 100;

  private final List<String> pointers = new ArrayList<>();

  private Differences() {}

  /** At most a hundred. */
  public static List<String> between(String one, String other) {
    var found = new Differences();
    found.compare("", JsonMapper.shared().readTree(one), JsonMapper.shared().readTree(other));
    return List.copyOf(found.pointers);
  }

  private void compare(String pointer, JsonNode one, JsonNode other) {
    if (one.equals(other) || pointers.size() >= MOST) {
      return;
    }
    if (one.isObject() && other.isObject()) {
      var names = new TreeSet<>(one.propertyNames());
      names.addAll(other.propertyNames());
      for (String name : names) {
        String below = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
        compare(below, one.path(name), other.path(name));
      }
    } else if (one.isArray() && other.isArray() && one.size() == other.size()) {
      for (int i = 0; i < one.size(); i++) {
        compare(pointer + "/" + i, one.get(i), other.get(i));
      }
    } else {
      pointers.add(pointer);
    }
  }
}
