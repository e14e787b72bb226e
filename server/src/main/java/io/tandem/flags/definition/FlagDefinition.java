package io.tandem.flags.definition;

import io.tandem.shared.TandemException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All that decides who gets what of a flag.
 *
 * @param key its name for apps; never changes
 * @param type what its value is; never changes
 * @param dealing by what it deals out; never changes
 * @param variants what it can give; none for a boolean
 * @param payload of a boolean: JSON that goes with on, or null
 * @param settings by environment key; an environment that is absent is {@link FlagBehaviour#OFF}
 * @param seat its part of a layer, in every environment, or null
 */
public record FlagDefinition(
    String key,
    FlagType type,
    FlagDealing dealing,
    List<FlagVariant> variants,
    @Nullable Object payload,
    Map<String, FlagBehaviour> settings,
    @Nullable FlagSeat seat) {

  private static final int MOST_VARIANTS = 50;

  /**
   * @throws TandemException {@code invalid_request} when variants and type do not fit, or rules and
   *     splits name variants it does not have
   */
  public FlagDefinition {
    Refusals.key(key, "the key of a flag");
    variants = List.copyOf(variants);
    settings = Map.copyOf(settings);
    Refusals.unless(
        (type == FlagType.BOOLEAN) == variants.isEmpty(),
        "a boolean flag has no variants, every other has some");
    Refusals.unless(variants.size() <= MOST_VARIANTS, "a flag has at most 50 variants");
    Refusals.unless(
        payload == null || type == FlagType.BOOLEAN, "only a boolean flag has a payload");
    for (FlagVariant variant : variants) {
      Refusals.unless(
          type.holds(variant.given()), "the value of " + variant.key() + " is no " + type.key());
    }
    Set<String> keys = new HashSet<>(variants.stream().map(FlagVariant::key).toList());
    Refusals.unless(keys.size() == variants.size(), "two variants have the same key");
    settings.values().forEach(setting -> check(setting, keys));
  }

  /** What it does in an environment. */
  public FlagBehaviour in(String environment) {
    return settings.getOrDefault(environment, FlagBehaviour.OFF);
  }

  private static void check(FlagBehaviour settings, Set<String> variants) {
    Set<String> split = new HashSet<>(settings.split().stream().map(FlagShare::variant).toList());
    Refusals.unless(split.size() == settings.split().size(), "the split names a variant twice");
    Refusals.unless(
        split.isEmpty() || (split.size() == variants.size() && variants.containsAll(split)),
        "the split names each variant once");
    for (FlagRule rule : settings.rules()) {
      Refusals.unless(
          rule.variant() == null || variants.contains(rule.variant()),
          "a rule gives " + rule.variant() + ", which is no variant");
    }
    for (FlagTesters testers : settings.testers()) {
      boolean known =
          testers.gets().equals(FlagTesters.OFF)
              || (variants.isEmpty()
                  ? testers.gets().equals(FlagTesters.ON)
                  : variants.contains(testers.gets()));
      Refusals.unless(known, "testers get " + testers.gets() + ", which the flag does not give");
    }
  }
}
