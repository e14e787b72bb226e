package io.tandem.policies.condition;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.ast.CelReference;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A Common Expression Language (CEL) expression over the values of named predicates. It has no
 * loops, no functions of ours and no way to anything but these numbers; its length, nesting, size
 * and regular expressions are bounded, because CEL's own defaults leave two of these unlimited.
 */
public final class Composite {

  /** Longest source, in code points. */
  public static final int LONGEST = 2_000;

  private static final int DEEPEST = 32;
  private static final CelOptions LIMITS =
      CelOptions.current()
          .maxExpressionCodePointSize(LONGEST)
          .maxParseRecursionDepth(DEEPEST)
          .maxParseExpressionNodeCount(1_000)
          .maxParseErrorRecoveryLimit(5)
          .enableComprehension(false)
          .comprehensionMaxIterations(1_000)
          .maxRegexProgramSize(1_000)
          .enableHeterogeneousNumericComparisons(true)
          .build();
  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.plannerRuntimeBuilder().setOptions(LIMITS).build();

  private final CelRuntime.Program program;
  private final Set<String> variables;

  private Composite(CelRuntime.Program program, Set<String> variables) {
    this.program = program;
    this.variables = variables;
  }

  /**
   * Compiles and checks an expression.
   *
   * @param names of the predicates; each is a {@code double} name.value and name.previous and an
   *     {@code int} name.sample
   * @throws InvalidCompositeException when it is no true-or-false expression over these, or too
   *     large
   */
  public static Composite compile(String text, Collection<String> names) {
    checkSize(text);
    CelCompilerBuilder compiler =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(LIMITS)
            .setResultType(SimpleType.BOOL);
    for (String name : names) {
      compiler
          .addVar(name + ".value", SimpleType.DOUBLE)
          .addVar(name + ".previous", SimpleType.DOUBLE)
          .addVar(name + ".sample", SimpleType.INT);
    }
    try {
      CelAbstractSyntaxTree tree = compiler.build().compile(text).getAst();
      Set<String> variables =
          tree.getReferenceMap().values().stream()
              .map(CelReference::name)
              .filter(name -> name.indexOf('.') > 0)
              .collect(Collectors.toUnmodifiableSet());
      return new Composite(RUNTIME.createProgram(tree), variables);
    } catch (CelValidationException | CelEvaluationException invalid) {
      throw new InvalidCompositeException(firstLine(invalid));
    }
  }

  /** Brackets are counted first: the parser's own look-ahead grows with their nesting. */
  private static void checkSize(String text) {
    if (text.codePointCount(0, text.length()) > LONGEST) {
      throw new InvalidCompositeException("longer than " + LONGEST + " characters");
    }
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char at = text.charAt(i);
      if (at == '(' || at == '[' || at == '{') {
        depth++;
      } else if (at == ')' || at == ']' || at == '}') {
        depth--;
      }
      if (depth > DEEPEST) {
        throw new InvalidCompositeException("nested deeper than " + DEEPEST + " brackets");
      }
    }
  }

  private static String firstLine(Exception invalid) {
    String message = String.valueOf(invalid.getMessage());
    String line = message.lines().findFirst().orElse("");
    return line.substring(0, Math.min(line.length(), 300));
  }

  /** The variables it reads, such as {@code a.value}. */
  public Set<String> variables() {
    return variables;
  }

  /**
   * Its value.
   *
   * @param values of all {@link #variables}: doubles, and longs for samples
   * @throws InvalidCompositeException when it can't be computed, e.g. for an integer division by
   *     zero
   */
  public boolean holds(Map<String, Object> values) {
    try {
      return Boolean.TRUE.equals(program.eval(values));
    } catch (CelEvaluationException failed) {
      throw new InvalidCompositeException(firstLine(failed));
    }
  }
}
