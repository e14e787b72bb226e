package io.tandem.flags.registry;

import io.tandem.catalog.Holds;
import io.tandem.catalog.SubjectRef;
import io.tandem.flags.FlagError;
import io.tandem.flags.definition.FlagBehaviour;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a hold of a feature means for its flags (R16): nobody gets them who did not have them.
 * Switching off and giving to fewer people stay possible, or a hold could keep a fault alive.
 */
@Component
class FlagFreeze {

  private final Holds holds;

  FlagFreeze(Holds holds) {
    this.holds = holds;
  }

  /**
   * Lets a change pass.
   *
   * @throws TandemException {@code feature_held} when the flag's feature, before or after, is held
   *     and the change may give the flag, or another variant, to somebody new
   */
  void check(ProjectId project, String flag, FlagContent before, FlagContent after) {
    if (isNoWider(before, after)) {
      return;
    }
    Set<@Nullable String> features = new LinkedHashSet<>();
    features.add(before.feature());
    features.add(after.feature());
    for (String feature : features) {
      if (feature != null && !holds.on(project, SubjectRef.feature(feature)).isEmpty()) {
        throw new TandemException(FlagError.FEATURE_HELD, feature, flag);
      }
    }
  }

  private static boolean isNoWider(FlagContent before, FlagContent after) {
    boolean sameGifts = after.givesNoMoreThan(before);
    return after.environments().entrySet().stream()
        .allMatch(entry -> {
          FlagBehaviour now = before.environments().getOrDefault(entry.getKey(), FlagBehaviour.OFF);
          FlagBehaviour then = entry.getValue();
          return !then.enabled() || (sameGifts && then.isNoWiderThan(now));
        });
  }
}
