package io.tandem.flags.evaluation;

import io.tandem.flags.definition.FlagDefinition;
import io.tandem.shared.TandemException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All flags of one environment, compiled; immutable, so that a change swaps the whole set. */
public final class FlagSet {

  /** No flag at all. */
  public static final FlagSet EMPTY = new FlagSet(Map.of());

  private final Map<String, CompiledFlag> flags;

  private FlagSet(Map<String, CompiledFlag> flags) {
    this.flags = flags;
  }

  /**
   * Compiles the flags of an environment. One whose prerequisite is missing, or needs itself by way
   * of others, is off for everybody.
   *
   * @throws TandemException {@code invalid_request} when a value of a condition cannot be read
   */
  public static FlagSet compile(Collection<FlagDefinition> definitions, String environment) {
    return new FlagSet(new Compiler(definitions, environment).compile());
  }

  /** One flag; null when there is none of that key. */
  public @Nullable CompiledFlag find(String key) {
    return flags.get(key);
  }

  /** All, by key. */
  public Collection<CompiledFlag> all() {
    return new TreeMap<>(flags).values();
  }

  /** True when there is none. */
  public boolean isEmpty() {
    return flags.isEmpty();
  }
}
