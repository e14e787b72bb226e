package io.tandem.flags.registry;

import io.tandem.flags.definition.FlagBehaviour;
import io.tandem.flags.definition.FlagVariant;
import io.tandem.shared.Names;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a revision of a flag says.
 *
 * @param feature key of the product feature it switches, or null
 * @param payload see {@link io.tandem.flags.definition.FlagDefinition}
 * @param environments what it does, by environment key
 */
record FlagContent(
    Names names,
    String description,
    @Nullable String feature,
    List<FlagVariant> variants,
    @Nullable Object payload,
    Map<String, FlagBehaviour> environments) {

  FlagContent {
    environments = Map.copyOf(environments);
    variants = List.copyOf(variants);
  }

  /** True when whoever has the flag gets the same by both. */
  boolean givesTheSame(FlagContent other) {
    return variants.equals(other.variants) && Objects.equals(payload, other.payload);
  }

  /** The same, off everywhere. */
  FlagContent without() {
    return new FlagContent(names, description, feature, variants, payload, Map.of());
  }

  /** The same with an environment changed. */
  FlagContent with(String environment, FlagBehaviour settings) {
    Map<String, FlagBehaviour> all = new TreeMap<>(environments);
    all.put(environment, settings);
    return new FlagContent(names, description, feature, variants, payload, all);
  }
}
