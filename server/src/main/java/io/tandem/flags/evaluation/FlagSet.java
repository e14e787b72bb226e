package io.tandem.flags.evaluation;

import io.tandem.flags.definition.FlagBounds;
import io.tandem.flags.definition.FlagDefinition;
import io.tandem.shared.TandemException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All flags of one environment, compiled; immutable, so that a change swaps the whole set. */
public final class FlagSet {

  /** No flag at all. */
  public static final FlagSet EMPTY = new FlagSet(Map.of(), List.of());

  private final Map<String, CompiledFlag> flags;
  private final List<CompiledFlag> ordered;
  private final List<Holdout> holdouts;

  private FlagSet(Map<String, CompiledFlag> flags, List<Holdout> holdouts) {
    this.flags = flags;
    this.ordered = List.copyOf(new TreeMap<>(flags).values());
    this.holdouts = holdouts;
  }

  /**
   * Compiles the flags of an environment. One whose prerequisite is missing, or needs itself by way
   * of others, is off for everybody.
   *
   * @throws TandemException {@code invalid_request} when a value of a condition cannot be read
   */
  public static FlagSet compile(Collection<FlagDefinition> definitions, String environment) {
    return compile(definitions, FlagBounds.NONE, environment);
  }

  /**
   * The same within layers and holdouts. A flag of a layer that is missing reaches nobody.
   *
   * @throws TandemException {@code invalid_request} when a value of a condition cannot be read
   */
  public static FlagSet compile(
      Collection<FlagDefinition> definitions, FlagBounds within, String environment) {
    return new FlagSet(
        new Compiler(definitions, within, environment).compile(),
        within.holdouts().stream().map(Holdout::of).toList());
  }

  /** One flag; null when there is none of that key. */
  public @Nullable CompiledFlag find(String key) {
    return flags.get(key);
  }

  /**
   * Whether somebody is held out, by key of each holdout that lasts, covers one of these flags and
   * knows them by what it deals by.
   *
   * @param asked keys of flags; null for all
   */
  public Map<String, Boolean> heldOut(FlagSubject subject, @Nullable Set<String> asked) {
    if (holdouts.isEmpty()) {
      return Map.of();
    }
    Map<String, Boolean> held = new HashMap<>();
    for (Holdout holdout : holdouts) {
      boolean lasts = holdout.lasts(subject.now());
      if (lasts && covers(holdout, asked) && Dealer.id(holdout.dealing(), subject) != null) {
        held.put(holdout.key(), holdout.holds(subject));
      }
    }
    return held;
  }

  private boolean covers(Holdout holdout, @Nullable Set<String> asked) {
    Set<String> all = asked == null ? flags.keySet() : asked;
    return all.stream().anyMatch(key -> flags.containsKey(key) && holdout.covers(key));
  }

  /** All, by key. */
  public List<CompiledFlag> all() {
    return ordered;
  }

  /** True when there is none. */
  public boolean isEmpty() {
    return flags.isEmpty();
  }
}
