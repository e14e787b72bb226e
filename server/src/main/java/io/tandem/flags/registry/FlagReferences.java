package io.tandem.flags.registry;

import io.tandem.access.Projects;
import io.tandem.audiences.Segment;
import io.tandem.audiences.SegmentError;
import io.tandem.audiences.Segments;
import io.tandem.catalog.Features;
import io.tandem.flags.FlagError;
import io.tandem.flags.definition.FlagBehaviour;
import io.tandem.flags.definition.FlagCondition;
import io.tandem.flags.definition.FlagDefinition;
import io.tandem.flags.definition.FlagPrerequisite;
import io.tandem.flags.definition.FlagRule;
import io.tandem.flags.evaluation.FlagSet;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets only flags pass whose references hold: to other flags, segments, environments, features. */
@Component
class FlagReferences {

  private final FlagStore store;
  private final Projects projects;
  private final Segments segments;
  private final Features features;

  FlagReferences(FlagStore store, Projects projects, Segments segments, Features features) {
    this.store = store;
    this.projects = projects;
    this.segments = segments;
    this.features = features;
  }

  /**
   * Lets a flag pass that is about to be.
   *
   * @param feature it names, or null
   * @throws TandemException {@code unknown_environment}, {@code unknown_feature}, {@code
   *     unknown_segment}, {@code unknown_flag}, {@code unknown_variant}, {@code flag_circle};
   *     {@code flag_needed} when another flag needs a variant it no longer has; {@code
   *     invalid_request} when a condition cannot be read, unless it was said before: what cannot be
   *     read any more can still be switched off, and its gray release rolled back
   */
  void check(ProjectId project, FlagDefinition flag, @Nullable String feature) {
    if (feature != null
        && features.all(project).stream().noneMatch(known -> known.key().equals(feature))) {
      throw new TandemException(FlagError.UNKNOWN_FEATURE, feature);
    }
    Map<String, FlagDefinition> flags = new HashMap<>();
    store.all(project).forEach(other -> flags.put(other.key(), other.definition()));
    flags.put(flag.key(), flag);
    Map<String, FlagBehaviour> before =
        store
            .find(project, flag.key())
            .map(StoredFlag::content)
            .map(FlagContent::environments)
            .orElse(Map.of());
    flag.settings()
        .forEach((environment, settings) -> {
          if (projects.environment(project, environment).isEmpty()) {
            throw new TandemException(FlagError.UNKNOWN_ENVIRONMENT, environment);
          }
          FlagBehaviour was = before.getOrDefault(environment, FlagBehaviour.OFF);
          if (!conditions(settings).equals(conditions(was))) {
            FlagSet.compile(List.of(flag), environment);
          }
          settings.segments().forEach(segment -> checkSegment(project, segment));
          settings.prerequisites().forEach(needed -> checkPrerequisite(flags, needed));
          checkCircle(flags, flag, environment);
        });
    checkNeeded(flags, flag);
  }

  private static List<List<FlagCondition>> conditions(FlagBehaviour settings) {
    return settings.rules().stream().map(FlagRule::conditions).toList();
  }

  /**
   * Lets a flag in use pass, in an environment there is.
   *
   * @throws TandemException {@code unknown_flag}, {@code unknown_environment}
   */
  void checkPlace(ProjectId project, String flag, String environment) {
    if (store.find(project, flag).filter(found -> !found.archived()).isEmpty()) {
      throw new TandemException(FlagError.UNKNOWN_FLAG, flag);
    }
    if (projects.environment(project, environment).isEmpty()) {
      throw new TandemException(FlagError.UNKNOWN_ENVIRONMENT, environment);
    }
  }

  private void checkSegment(ProjectId project, String key) {
    Segment segment = segments.find(project, key);
    if (segment == null || segment.archived()) {
      throw new TandemException(SegmentError.UNKNOWN_SEGMENT, key);
    }
  }

  private static void checkPrerequisite(
      Map<String, FlagDefinition> flags, FlagPrerequisite needed) {
    FlagDefinition other = flags.get(needed.flag());
    if (other == null) {
      throw new TandemException(FlagError.UNKNOWN_FLAG, needed.flag());
    }
    if (!canBe(other, needed.is())) {
      throw new TandemException(FlagError.UNKNOWN_VARIANT, needed.flag(), needed.is());
    }
  }

  private static boolean canBe(FlagDefinition flag, String is) {
    return is.equals(FlagPrerequisite.ON)
        || is.equals(FlagPrerequisite.OFF)
        || flag.variants().stream().anyMatch(variant -> variant.key().equals(is));
  }

  private static void checkCircle(
      Map<String, FlagDefinition> flags, FlagDefinition flag, String environment) {
    String key = flag.key();
    for (FlagPrerequisite first : flag.in(environment).prerequisites()) {
      if (reaches(new Search(flags, environment, key, new HashSet<>()), first.flag())) {
        throw new TandemException(FlagError.FLAG_CIRCLE, key, first.flag());
      }
    }
  }

  private record Search(
      Map<String, FlagDefinition> flags, String environment, String goal, Set<String> seen) {}

  private static boolean reaches(Search search, String from) {
    if (from.equals(search.goal)) {
      return true;
    }
    FlagDefinition flag = search.flags.get(from);
    if (flag == null || !search.seen.add(from)) {
      return false;
    }
    return flag.in(search.environment).prerequisites().stream()
        .anyMatch(next -> reaches(search, next.flag()));
  }

  private static void checkNeeded(Map<String, FlagDefinition> flags, FlagDefinition flag) {
    for (FlagDefinition other : flags.values()) {
      for (Map.Entry<String, FlagBehaviour> setting : other.settings().entrySet()) {
        for (FlagPrerequisite needed : setting.getValue().prerequisites()) {
          if (needed.flag().equals(flag.key()) && !canBe(flag, needed.is())) {
            throw new TandemException(
                FlagError.FLAG_NEEDED, flag.key(), other.key(), setting.getKey());
          }
        }
      }
    }
  }
}
