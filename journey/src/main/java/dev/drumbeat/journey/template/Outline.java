package dev.drumbeat.journey.template;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import liqp.org.antlr.v4.runtime.ParserRuleContext;
import liqp.org.antlr.v4.runtime.Token;
import liqp.org.antlr.v4.runtime.tree.ParseTree;
import liquid.parser.v4.LiquidParser.AssignmentContext;
import liquid.parser.v4.LiquidParser.Capture_tagContext;
import liquid.parser.v4.LiquidParser.Capture_tag_IdContext;
import liquid.parser.v4.LiquidParser.Cycle_tagContext;
import liquid.parser.v4.LiquidParser.FilterContext;
import liquid.parser.v4.LiquidParser.For_arrayContext;
import liquid.parser.v4.LiquidParser.For_rangeContext;
import liquid.parser.v4.LiquidParser.Include_relative_tagContext;
import liquid.parser.v4.LiquidParser.Include_tagContext;
import liquid.parser.v4.LiquidParser.IndexContext;
import liquid.parser.v4.LiquidParser.Lookup_id_indexesContext;
import liquid.parser.v4.LiquidParser.Other_tagContext;
import liquid.parser.v4.LiquidParser.OutputContext;
import liquid.parser.v4.LiquidParser.Simple_tagContext;
import liquid.parser.v4.LiquidParser.Table_tagContext;

/**
 * What a template's syntax tree says: the fields that it names, what it may not use, and where to
 * add the filters that record a missing field and escape an output.
 */
final class Outline {
  private final Set<String> fields = new TreeSet<>();
  private final Set<String> own = new HashSet<>(Set.of("forloop"));
  private final Map<Integer, String> additions = new TreeMap<>();
  private final Escape escape;

  private Outline(Escape escape) {
    this.escape = escape;
  }

  static Outline of(ParseTree root, Escape escape) throws TemplateFault {
    Outline outline = new Outline(escape);
    outline.walk(root);
    return outline;
  }

  /** Without the names that the template itself makes by assign, capture and for. */
  Set<String> fields() {
    Set<String> named = new TreeSet<>(fields);
    named.removeIf(field -> own.contains(field.split("\\.", 2)[0]));
    return Collections.unmodifiableSet(named);
  }

  /** The source with those filters; positions are code points. */
  String apply(String source) {
    StringBuilder changed = new StringBuilder();
    int from = 0;
    for (Map.Entry<Integer, String> addition : additions.entrySet()) {
      int at = source.offsetByCodePoints(0, addition.getKey());
      changed.append(source, from, at).append(addition.getValue());
      from = at;
    }
    return changed.append(source, from, source.length()).toString();
  }

  private void walk(ParseTree node) throws TemplateFault {
    switch (node) {
      case OutputContext output -> output(output);
      case FilterContext filter -> check(filter);
      case Lookup_id_indexesContext lookup -> fields.add(name(lookup));
      case AssignmentContext assign -> own.add(assign.id().getText());
      case Capture_tag_IdContext capture -> own.add(capture.id().getText());
      case Capture_tagContext capture -> throw fault(capture, "capture needs a plain name");
      case For_arrayContext loop -> own.add(loop.id().getText());
      case For_rangeContext loop -> own.add(loop.id().getText());
      case Include_tagContext tag -> throw fault(tag, "include isn't available in a message");
      case Include_relative_tagContext tag -> throw fault(tag, "include isn't available here");
      case Cycle_tagContext tag -> throw fault(tag, "cycle isn't available in a message");
      case Table_tagContext tag -> throw fault(tag, "tablerow isn't available in a message");
      case Simple_tagContext tag -> throw fault(tag, "this tag isn't available in a message");
      case Other_tagContext tag -> throw fault(tag, "this tag isn't available in a message");
      default -> {}
    }
    for (int i = 0; i < node.getChildCount(); i++) {
      walk(node.getChild(i));
    }
  }

  private void output(OutputContext output) {
    List<FilterContext> filters = output.filter();
    ParserRuleContext expression = output.expr() == null ? output.term() : output.expr();
    if (expression == null) {
      return;
    }
    ParserRuleContext last = filters.isEmpty() ? expression : filters.getLast();
    if (onlyChild(expression) instanceof Lookup_id_indexesContext lookup) {
      ParserRuleContext after =
          filters.stream()
              .filter(f -> named(f, "default"))
              .reduce((a, b) -> b)
              .<ParserRuleContext>map(f -> f)
              .orElse(expression);
      String field = name(lookup).replace("'", "");
      add(after, " | " + Filters.REQUIRED + ": '" + field + "'");
    }
    boolean escaped =
        last instanceof FilterContext f && (named(f, "escape") || named(f, "escape_once"));
    if (escape == Escape.HTML && !escaped) {
      add(last, " | escape");
    } else if (escape == Escape.JSON) {
      add(last, " | " + Filters.JSON);
    }
  }

  private void add(ParserRuleContext after, String text) {
    additions.merge(after.getStop().getStopIndex() + 1, text, String::concat);
  }

  private static void check(FilterContext filter) throws TemplateFault {
    String name = filter.Id().getText();
    if (!Filters.ALLOWED.contains(name)) {
      throw fault(filter, "there is no filter '" + name + "'");
    }
  }

  private static boolean named(FilterContext filter, String name) {
    return filter.Id().getText().equals(name);
  }

  private static ParseTree onlyChild(ParseTree node) {
    ParseTree at = node;
    while (!(at instanceof Lookup_id_indexesContext) && at.getChildCount() == 1) {
      at = at.getChild(0);
    }
    return at;
  }

  private static String name(Lookup_id_indexesContext lookup) {
    StringBuilder name = new StringBuilder(lookup.id().getText());
    for (IndexContext index : lookup.index()) {
      String key = index.id2() == null ? index.expr().getText() : index.id2().getText();
      name.append('.').append(key.replaceAll("^['\"]|['\"]$", ""));
    }
    return name.toString();
  }

  private static TemplateFault fault(ParserRuleContext at, String message) {
    Token start = at.getStart();
    return new TemplateFault(message, start.getLine(), start.getCharPositionInLine() + 1);
  }
}
