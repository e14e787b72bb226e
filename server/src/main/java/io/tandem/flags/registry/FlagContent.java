package io.tandem.flags.registry;

import io.tandem.flags.definition.FlagBehaviour;
import io.tandem.flags.definition.FlagSeat;
import io.tandem.flags.definition.FlagVariant;
import io.tandem.shared.Names;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

  /** True when nobody could tell the two apart: rules may be other ones that say the same. */
  boolean saysTheSame(FlagContent other) {
    Set<String> all = new HashSet<>(environments.keySet());
    all.addAll(other.environments.keySet());
    return without().equals(other.without())
        && all.stream().allMatch(there -> in(there).saysTheSame(other.in(there)));
  }

  /** True when nobody in an environment gets anything else by the other, or would. */
  boolean saysTheSame(FlagContent other, String environment) {
    return variants.equals(other.variants)
        && Objects.equals(payload, other.payload)
        && Objects.equals(seat, other.seat)
        && in(environment).saysTheSame(other.in(environment));
  }

  private FlagBehaviour in(String environment) {
    return environments.getOrDefault(environment, FlagBehaviour.OFF);
  }

  /** The same, off everywhere. */
  FlagContent without() {
    return with(Map.of());
  }

  private FlagContent with(Map<String, FlagBehaviour> settings) {
    return new FlagContent(names, description, feature, variants, payload, settings, seat);
  }

  /** The same with an environment changed; one of which nothing is said is off already. */
  FlagContent with(String environment, FlagBehaviour settings) {
    if (!environments.containsKey(environment) && settings.equals(FlagBehaviour.OFF)) {
      return this;
    }
    Map<String, FlagBehaviour> all = new TreeMap<>(environments);
    all.put(environment, settings);
    return with(all);
  }

  /** The same with another part of a layer, or none. */
  FlagContent seated(@Nullable FlagSeat other) {
    return new FlagContent(names, description, feature, variants, payload, environments, other);
  }
}
