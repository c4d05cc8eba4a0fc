package dev.drumbeat.journey.condition;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableExpr;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The fields that a condition names, found in its syntax tree, and read from a lead's facts. */
final class Paths {
  /** What one lead has of them: for the evaluation, and for the record. */
  record Read(Map<String, Object> activation, Map<String, Object> values, Set<String> missing) {}

  private final List<List<String>> paths;

  private Paths(List<List<String>> paths) {
    this.paths = paths;
  }

  static Paths of(CelExpr root) {
    Set<List<String>> found = new TreeSet<>((a, b) -> dotted(a).compareTo(dotted(b)));
    CelNavigableExpr.fromExpr(root)
        .allNodes()
        .filter(node -> node.parent().map(p -> path(p.expr()).isEmpty()).orElse(true))
        .forEach(node -> path(node.expr()).ifPresent(found::add));
    return new Paths(List.copyOf(found));
  }

  Set<String> names() {
    Set<String> names = new TreeSet<>();
    paths.forEach(path -> names.add(dotted(path)));
    return Collections.unmodifiableSet(names);
  }

  /** Only what is named is handed over, so that a lead's other facts cost nothing. */
  Read read(Map<String, Object> facts) {
    Map<String, Object> activation = new HashMap<>();
    Condition.ROOTS.forEach(root -> activation.put(root, new HashMap<String, Object>()));
    Map<String, Object> values = new TreeMap<>();
    Set<String> missing = new TreeSet<>();
    for (List<String> path : paths) {
      Object value = find(facts, path);
      if (value == null) {
        missing.add(dotted(path));
      } else {
        Object native_ = Values.forCel(value);
        values.put(dotted(path), native_);
        put(activation, path, native_);
      }
    }
    return new Read(activation, values, missing);
  }

  /** {@code a.b} and {@code a['b']} are one path; anything else is none. */
  private static Optional<List<String>> path(CelExpr expr) {
    return switch (expr.getKind()) {
      case IDENT ->
          Condition.ROOTS.contains(expr.ident().name())
              ? Optional.of(List.of(expr.ident().name()))
              : Optional.empty();
      case SELECT -> path(expr.select().operand()).map(p -> with(p, expr.select().field()));
      case CALL -> indexed(expr);
      case NOT_SET, CONSTANT, LIST, STRUCT, MAP, COMPREHENSION -> Optional.empty();
    };
  }

  private static Optional<List<String>> indexed(CelExpr expr) {
    List<CelExpr> args = expr.call().args();
    if (!expr.call().function().equals("_[_]") || args.size() != 2) {
      return Optional.empty();
    }
    CelExpr key = args.get(1);
    boolean text =
        key.getKind() == CelExpr.ExprKind.Kind.CONSTANT
            && key.constant().getKind() == CelConstant.Kind.STRING_VALUE;
    return text
        ? path(args.get(0)).map(p -> with(p, key.constant().stringValue()))
        : Optional.empty();
  }

  private static List<String> with(List<String> path, String field) {
    List<String> longer = new ArrayList<>(path);
    longer.add(field);
    return longer;
  }

  private static @Nullable Object find(Map<String, Object> facts, List<String> path) {
    Object at = facts;
    for (String field : path) {
      at = at instanceof Map<?, ?> map ? map.get(field) : null;
    }
    return at;
  }

  @SuppressWarnings("unchecked") // every map that it meets is one that read() or this made
  private static void put(Map<String, Object> activation, List<String> path, Object value) {
    Map<String, Object> at = activation;
    for (String field : path.subList(0, path.size() - 1)) {
      at = (Map<String, Object>) at.computeIfAbsent(field, f -> new HashMap<String, Object>());
    }
    Object there = at.get(path.getLast());
    if (there == null || value instanceof Map<?, ?>) {
      at.put(path.getLast(), value);
    }
  }

  private static String dotted(List<String> path) {
    return String.join(".", path);
  }
}
