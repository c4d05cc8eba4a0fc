package dev.drumbeat.journey.condition;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A compiled CEL condition over contact, owner, property, enrollment, steps, event and local. Safe
 * to share between threads.
 *
 * <p>At most 2,000 characters, 60 levels, and 1,000 turns of a comprehension; regular expressions
 * run in linear time.
 */
public final class Condition {
  /** What a condition may name. */
  public static final List<String> ROOTS =
      List.of("contact", "owner", "property", "enrollment", "steps", "event", "local");

  private static final int SIZE_LIMIT = 2_000;
  private static final Cel CEL = environment();

  private final CelRuntime.Program program;
  private final Paths paths;

  private Condition(CelRuntime.Program program, Paths paths) {
    this.program = program;
    this.paths = paths;
  }

  /** Compiles and type-checks: it must be able to yield true or false. */
  public static Condition compile(String cel) throws ConditionFault {
    if (cel.isBlank()) {
      throw new ConditionFault("a condition is empty", 1, 1);
    }
    CelValidationResult checked = CEL.compile(cel);
    if (checked.hasError()) {
      CelIssue issue = checked.getErrors().getFirst();
      int line = Math.max(1, issue.getSourceLocation().getLine());
      int column = Math.max(0, issue.getSourceLocation().getColumn()) + 1;
      throw new ConditionFault(issue.getMessage().lines().findFirst().orElse(""), line, column);
    }
    return planned(checked);
  }

  private static Condition planned(CelValidationResult checked) throws ConditionFault {
    try {
      CelAbstractSyntaxTree ast = checked.getAst();
      if (ast.getResultType() != SimpleType.BOOL && ast.getResultType() != SimpleType.DYN) {
        String type = ast.getResultType().name();
        throw new ConditionFault("a condition is true or false, this is " + type, 1, 1);
      }
      return new Condition(CEL.createProgram(ast), Paths.of(ast.getExpr()));
    } catch (CelValidationException | CelEvaluationException e) {
      throw new ConditionFault(String.valueOf(e.getMessage()), 1, 1);
    }
  }

  /** The fields that it names, such as {@code event.intent}. */
  public Set<String> fields() {
    return paths.names();
  }

  /** Judges one lead. A condition that can't be judged is false, and {@code fault} says why. */
  public Result test(Map<String, Object> facts) {
    Paths.Read read = paths.read(facts);
    try {
      boolean holds = Boolean.TRUE.equals(program.eval(read.activation()));
      return new Result(holds, read.values(), read.missing(), null);
    } catch (CelEvaluationException e) {
      String fault =
          read.missing().isEmpty()
              ? String.valueOf(e.getMessage())
              : "the lead has no " + String.join(", ", read.missing());
      return new Result(false, read.values(), read.missing(), fault);
    }
  }

  private static Cel environment() {
    CelOptions options =
        CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .maxExpressionCodePointSize(SIZE_LIMIT)
            .maxParseRecursionDepth(60)
            .comprehensionMaxIterations(1_000)
            .build();
    var builder =
        CelFactory.standardCelBuilder()
            .setOptions(options)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS);
    ROOTS.forEach(root -> builder.addVar(root, MapType.create(SimpleType.STRING, SimpleType.DYN)));
    return builder.build();
  }

  /**
   * Whether it holds, and what decided.
   *
   * @param read each field that it names, with its value
   * @param missing the fields that it names and the lead lacks
   * @param fault why it could not be judged, and so is false; null when it could
   */
  public record Result(
      boolean holds, Map<String, Object> read, Set<String> missing, @Nullable String fault) {
    public Result {
      read = Collections.unmodifiableMap(new TreeMap<>(read));
      missing = Collections.unmodifiableSet(new TreeSet<>(missing));
    }
  }
}
