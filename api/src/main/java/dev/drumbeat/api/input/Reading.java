package dev.drumbeat.api.input;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One reading of a JSON tree into a record. Goes on after a fault, so that all are found; a record
 * is made only when there is none.
 */
final class Reading {
  private static final int MAX_FAULTS = 100;

  private final Scalars scalars;
  private final List<Fault> faults = new ArrayList<>();

  /**
   * @param textual whether text stands for numbers and truths, as it must in a query
   */
  Reading(boolean textual) {
    this.scalars = new Scalars(textual);
  }

  <T extends Record> T read(JsonNode root, Class<T> type) {
    Object read = record(root, type, "");
    if (read == null || !faults.isEmpty()) {
      throw new InvalidRequest(faults.subList(0, Math.min(faults.size(), MAX_FAULTS)));
    }
    return type.cast(read);
  }

  private @Nullable Object record(JsonNode node, Class<?> type, String pointer) {
    if (!node.isObject()) {
      faults.add(Fault.error(pointer, "WRONG_TYPE", "Must be an object"));
      return null;
    }
    RecordComponent[] components = type.getRecordComponents();
    List<String> known = Arrays.stream(components).map(RecordComponent::getName).toList();
    for (String name : node.propertyNames()) {
      if (!known.contains(name)) {
        faults.add(unknown(pointer + "/" + escape(name), name, known));
      }
    }
    Object[] values =
        Arrays.stream(components)
            .map(each -> component(node.get(each.getName()), each, pointer))
            .toArray();
    return faults.isEmpty() ? construct(type, components, values) : null;
  }

  private @Nullable Object component(
      @Nullable JsonNode node, RecordComponent component, String parent) {
    String pointer = parent + "/" + escape(component.getName());
    AnnotatedType type = component.getAnnotatedType();
    if (node != null && !node.isNull()) {
      return value(node, type, pointer);
    }
    if (!type.isAnnotationPresent(Nullable.class)) {
      faults.add(Fault.error(pointer, "REQUIRED", "Is missing"));
    }
    return null;
  }

  private @Nullable Object value(JsonNode node, AnnotatedType type, String pointer) {
    Object value =
        switch (raw(type)) {
          case Class<?> c when c == List.class -> list(node, argument(type), pointer);
          case Class<?> c when c == Map.class -> object(node, pointer);
          case Class<?> c when c.isRecord() -> record(node, c, pointer);
          case Class<?> c -> scalar(node, c, pointer);
        };
    if (value != null) {
      Constraints.check(value, type, pointer).ifPresent(faults::add);
    }
    return value;
  }

  private @Nullable Object scalar(JsonNode node, Class<?> type, String pointer) {
    return switch (scalars.read(node, type, pointer)) {
      case Scalars.Value(Object value) -> value;
      case Scalars.Wrong(Fault fault) -> {
        faults.add(fault);
        yield null;
      }
    };
  }

  private @Nullable List<Object> list(JsonNode node, AnnotatedType element, String pointer) {
    if (!node.isArray()) {
      faults.add(Fault.error(pointer, "WRONG_TYPE", "Must be a list"));
      return null;
    }
    var read = new ArrayList<Object>();
    for (int i = 0; i < node.size(); i++) {
      Object value = value(node.get(i), element, pointer + "/" + i);
      if (value != null) {
        read.add(value);
      }
    }
    return List.copyOf(read);
  }

  private @Nullable Object object(JsonNode node, String pointer) {
    if (!node.isObject()) {
      faults.add(Fault.error(pointer, "WRONG_TYPE", "Must be an object"));
      return null;
    }
    Optional<Fault> bad = Scalars.unstorable(node, pointer);
    bad.ifPresent(faults::add);
    return bad.isPresent() ? null : Bodies.JSON.treeToValue(node, Map.class);
  }

  private static Fault unknown(String pointer, String name, List<String> known) {
    return NearestName.of(name, known)
        .map(near ->
            Fault.error(
                pointer, "UNKNOWN_FIELD", "Is not known; did you mean '" + near + "'?", near))
        .orElseGet(() ->
            Fault.error(
                pointer, "UNKNOWN_FIELD", "Is not known; known are " + String.join(", ", known)));
  }

  private static Object construct(
      Class<?> type, RecordComponent[] components, @Nullable Object[] values) {
    try {
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(type + " refuses what its annotations permit", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Class<?> raw(AnnotatedType type) {
    return switch (type.getType()) {
      case Class<?> c -> c;
      case ParameterizedType p -> (Class<?>) p.getRawType();
      default -> throw new IllegalStateException("Can't read " + type);
    };
  }

  private static AnnotatedType argument(AnnotatedType type) {
    return ((AnnotatedParameterizedType) type).getAnnotatedActualTypeArguments()[0];
  }

  private static String escape(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
