package io.tandem.flags.registry;

import io.tandem.flags.FlagTrials;
import io.tandem.flags.FlagTrials.FlagTrial;
import io.tandem.flags.definition.FlagHoldout;
import io.tandem.shared.ProjectId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Flags as they are shown: with whether they may be superfluous. */
@Component
class ShownFlags {

  private final FlagBoundsStore bounds;
  private final FlagTrials trials;
  private final Clock clock;

  ShownFlags(FlagBoundsStore bounds, FlagTrials trials, Clock clock) {
    this.bounds = bounds;
    this.trials = trials;
    this.clock = clock;
  }

  /** One flag. */
  Flag of(StoredFlag flag) {
    boolean maybe = FlagStaleness.possible(flag, clock.instant());
    return maybe ? in(flag.project()).apply(flag) : Flag.of(flag, null);
  }

  /** Any flag of a project, as of now. */
  Function<StoredFlag, Flag> in(ProjectId project) {
    Instant now = clock.instant();
    Map<String, FlagTrial> tried = trials.of(project);
    List<FlagHoldout> lasting =
        bounds.of(project).holdouts().stream().filter(holdout -> holdout.lasts(now)).toList();
    return flag -> {
      boolean held = lasting.stream().anyMatch(holdout -> holdout.covers(flag.key()));
      FlagStaleness.Around around = new FlagStaleness.Around(held, tried.get(flag.key()));
      return Flag.of(flag, FlagStaleness.of(flag, around, now));
    };
  }
}
