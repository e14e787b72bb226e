package io.tandem.flags.evaluation;

import io.tandem.flags.definition.FlagBehaviour;
import io.tandem.flags.definition.FlagBounds;
import io.tandem.flags.definition.FlagDefinition;
import io.tandem.flags.definition.FlagPrerequisite;
import io.tandem.flags.definition.FlagRule;
import io.tandem.flags.definition.FlagVariant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compiles the flags of one environment, those that others need first. */
final class Compiler {

  private final Map<String, FlagDefinition> definitions = new LinkedHashMap<>();
  private final FlagBounds within;
  private final String environment;
  private final Map<String, CompiledFlag> compiled = new HashMap<>();
  private final Set<String> underway = new HashSet<>();

  Compiler(Collection<FlagDefinition> definitions, FlagBounds within, String environment) {
    this.within = within;
    definitions.forEach(definition -> this.definitions.put(definition.key(), definition));
    this.environment = environment;
  }

  Map<String, CompiledFlag> compile() {
    definitions.keySet().forEach(this::flag);
    return Map.copyOf(compiled);
  }

  /** Null when there is no such flag, or it is being compiled: it needs itself. */
  private @Nullable CompiledFlag flag(String key) {
    CompiledFlag known = compiled.get(key);
    FlagDefinition definition = definitions.get(key);
    if (known != null || definition == null || !underway.add(key)) {
      return known;
    }
    CompiledFlag made = compiled(definition, definition.in(environment));
    underway.remove(key);
    compiled.put(key, made);
    return made;
  }

  private CompiledFlag compiled(FlagDefinition definition, FlagBehaviour settings) {
    List<FlagVariant> variants = dealt(definition, settings);
    CompiledFlag.Rule[] rules = new CompiledFlag.Rule[settings.rules().size()];
    for (int i = 0; i < rules.length; i++) {
      rules[i] = rule(definition, settings.rules().get(i), i, variants);
    }
    CompiledFlag.Needed[] needs = needs(settings);
    FlagOutcome always = null;
    if (!settings.enabled()) {
      always = FlagOutcome.off(definition.key(), FlagReason.DISABLED);
    } else if (needs == null) {
      always = FlagOutcome.off(definition.key(), FlagReason.PREREQUISITE_MISSING);
    }
    CompiledFlag.Needed[] met = needs == null ? new CompiledFlag.Needed[0] : needs;
    CompiledFlag.About about =
        new CompiledFlag.About(definition, settings, Bounds.of(definition, settings, within));
    return new CompiledFlag(about, rules, parts(settings, variants), met, always);
  }

  /** The variants in the order in which their parts lie side by side. */
  private static List<FlagVariant> dealt(FlagDefinition definition, FlagBehaviour settings) {
    if (settings.split().isEmpty()) {
      return definition.variants();
    }
    Map<String, FlagVariant> byKey = new HashMap<>();
    definition.variants().forEach(variant -> byKey.put(variant.key(), variant));
    return settings.split().stream().map(share -> byKey.get(share.variant())).toList();
  }

  private static double[] parts(FlagBehaviour settings, List<FlagVariant> variants) {
    double[] parts = new double[variants.size()];
    double end = 0;
    for (int i = 0; i < parts.length; i++) {
      boolean equal = settings.split().isEmpty();
      end += (equal ? 100.0 / parts.length : settings.split().get(i).percent()) / 100;
      parts[i] = end;
    }
    return parts;
  }

  private static CompiledFlag.Rule rule(
      FlagDefinition definition, FlagRule rule, int number, List<FlagVariant> variants) {
    Condition[] conditions =
        rule.conditions().stream().map(Condition::of).toArray(Condition[]::new);
    List<FlagOutcome> gives = new ArrayList<>();
    for (FlagVariant variant : variants) {
      if (rule.variant() == null || rule.variant().equals(variant.key())) {
        gives.add(
            new FlagOutcome(
                definition.key(),
                true,
                variant.key(),
                variant.given(),
                null,
                FlagReason.RULE,
                number));
      }
    }
    if (variants.isEmpty()) {
      gives.add(
          new FlagOutcome(
              definition.key(), true, null, true, definition.payload(), FlagReason.RULE, number));
    }
    return new CompiledFlag.Rule(
        conditions, rule.rollout() / 100, gives.toArray(FlagOutcome[]::new));
  }

  private CompiledFlag.Needed @Nullable [] needs(FlagBehaviour settings) {
    List<CompiledFlag.Needed> needs = new ArrayList<>();
    for (FlagPrerequisite prerequisite : settings.prerequisites()) {
      CompiledFlag flag = flag(prerequisite.flag());
      if (flag == null) {
        return null;
      }
      String is = prerequisite.is();
      boolean named = !is.equals(FlagPrerequisite.ON) && !is.equals(FlagPrerequisite.OFF);
      needs.add(new CompiledFlag.Needed(flag, !is.equals(FlagPrerequisite.OFF), named ? is : null));
    }
    return needs.toArray(CompiledFlag.Needed[]::new);
  }
}
