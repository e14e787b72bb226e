package io.tandem.flags.registry;

import io.tandem.flags.definition.FlagBehaviour;
import io.tandem.flags.definition.FlagSeat;
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
 * @param seat its part of a layer, or null
 */
record FlagContent(
    Names names,
    String description,
    @Nullable String feature,
    List<FlagVariant> variants,
    @Nullable Object payload,
    Map<String, FlagBehaviour> environments,
    @Nullable FlagSeat seat) {

  FlagContent {
    environments = Map.copyOf(environments);
    variants = List.copyOf(variants);
  }

  /** True when, by the same rules, nobody gets anything by it that he did not get by the other. */
  boolean givesNoMoreThan(FlagContent other) {
    return variants.equals(other.variants)
        && Objects.equals(payload, other.payload)
        && FlagSeat.isNoWider(seat, other.seat);
  }

  /** The same, off everywhere. */
  FlagContent without() {
    return new FlagContent(names, description, feature, variants, payload, Map.of(), seat);
  }

  /** The same with an environment changed. */
  FlagContent with(String environment, FlagBehaviour settings) {
    Map<String, FlagBehaviour> all = new TreeMap<>(environments);
    all.put(environment, settings);
    return new FlagContent(names, description, feature, variants, payload, all, seat);
  }

  /** The same with another part of a layer, or none. */
  FlagContent seated(@Nullable FlagSeat other) {
    return new FlagContent(names, description, feature, variants, payload, environments, other);
  }
}
