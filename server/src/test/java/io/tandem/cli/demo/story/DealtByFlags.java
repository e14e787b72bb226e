package io.tandem.cli.demo.story;

import io.tandem.flags.definition.FlagBehaviour;
import io.tandem.flags.definition.FlagBounds;
import io.tandem.flags.definition.FlagDealing;
import io.tandem.flags.definition.FlagDefinition;
import io.tandem.flags.definition.FlagHash;
import io.tandem.flags.definition.FlagHoldout;
import io.tandem.flags.definition.FlagLayer;
import io.tandem.flags.definition.FlagRule;
import io.tandem.flags.definition.FlagSeat;
import io.tandem.flags.definition.FlagType;
import io.tandem.flags.definition.FlagVariant;
import io.tandem.flags.definition.SlotRange;
import io.tandem.flags.evaluation.CompiledFlag;
import io.tandem.flags.evaluation.FlagOutcome;
import io.tandem.flags.evaluation.FlagReason;
import io.tandem.flags.evaluation.FlagSet;
import io.tandem.flags.evaluation.FlagSubject;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Deals people out as a server with the story's flags does, without one. */
public final class DealtByFlags implements Dealing {

  private static final String ENVIRONMENT = "production";

  /** The story that everybody sees. */
  public static Story story() {
    return new Story(Story.SEED, new DealtByFlags());
  }

  /** Before and while people are held out. */
  private static final FlagBounds OPEN = bounds(List.of());

  private static final FlagBounds HOLDING = bounds(List.of(holdout()));

  private static FlagBounds bounds(List<FlagHoldout> holdouts) {
    String layer = TaskTrial.LAYER;
    return new FlagBounds(Map.of(layer, new FlagLayer(layer, dealing(layer))), holdouts);
  }

  private static FlagHoldout holdout() {
    Set<String> covered = new HashSet<>(Set.of(Community.FLAG));
    Stream.of(TaskTrial.values()).map(TaskTrial::flag).forEach(covered::add);
    String key = Community.HOLDOUT;
    return new FlagHoldout(key, dealing(key), Community.HELD_SHARE, covered, Instant.EPOCH, null);
  }

  private static FlagDealing dealing(String salt) {
    return new FlagDealing(FlagHash.MURMUR3, salt, FlagDealing.By.ID, null);
  }

  @Override
  public Map<String, String> deal(String flag, int percent, List<String> ids) {
    Map<String, String> given = new HashMap<>();
    // The holdout begins when the community's people have been dealt out.
    FlagBounds bounds = seat(flag) == null ? OPEN : HOLDING;
    outcomes(flag, percent, bounds, ids)
        .forEach((id, outcome) -> {
          if (outcome.variant() != null) {
            given.put(id, outcome.variant());
          }
        });
    return given;
  }

  @Override
  public Set<String> heldOut(String flag, List<String> ids) {
    Set<String> held = new HashSet<>();
    outcomes(flag, 100, HOLDING, ids)
        .forEach((id, outcome) -> {
          if (outcome.reason() == FlagReason.HOLDOUT) {
            held.add(id);
          }
        });
    return held;
  }

  private static Map<String, FlagOutcome> outcomes(
      String flag, int percent, FlagBounds bounds, List<String> ids) {
    FlagRule rule = new FlagRule(null, percent, null);
    FlagDefinition definition =
        new FlagDefinition(
            flag,
            FlagType.STRING,
            dealing(flag.equals(Onboarding.FLAG) ? Onboarding.SALT : flag),
            variants(flag).map(key -> new FlagVariant(key, null)).toList(),
            null,
            Map.of(ENVIRONMENT, new FlagBehaviour(true, List.of(rule), null, null)),
            seat(flag));
    FlagSet flags = FlagSet.compile(List.of(definition), bounds, ENVIRONMENT);
    CompiledFlag compiled = Objects.requireNonNull(flags.find(flag));
    Map<String, FlagOutcome> outcomes = new HashMap<>();
    ids.forEach(id -> outcomes.put(id, compiled.evaluate(new Known(id))));
    return outcomes;
  }

  private static Stream<String> variants(String flag) {
    return switch (flag) {
      case Onboarding.FLAG -> Stream.of(Arm.values()).map(Arm::key);
      case Community.FLAG -> Stream.of(Community.CLASSIC, Community.WITH);
      default -> trial(flag).flatMap(trial -> Stream.of(trial.control(), trial.variant()));
    };
  }

  private static Stream<TaskTrial> trial(String flag) {
    return Stream.of(TaskTrial.values()).filter(trial -> trial.flag().equals(flag));
  }

  /** The trials lie side by side in their layer, in the order in which they got their places. */
  private static @Nullable FlagSeat seat(String flag) {
    int from = 0;
    for (TaskTrial trial : TaskTrial.values()) {
      int slots = FlagSeat.slots(trial.share());
      if (trial.flag().equals(flag)) {
        List<SlotRange> range = List.of(new SlotRange(from, from + slots));
        return new FlagSeat(TaskTrial.LAYER, trial.share(), range);
      }
      from += slots;
    }
    return null;
  }

  /** Somebody of whom nothing but the id is known. */
  private record Known(String id) implements FlagSubject {

    @Override
    public @Nullable Object property(String name) {
      return null;
    }

    @Override
    public @Nullable String group(String type) {
      return null;
    }

    @Override
    public @Nullable Object groupProperty(String type, String name) {
      return null;
    }

    @Override
    public boolean inSegment(String segment) {
      return false;
    }

    @Override
    public long now() {
      return 0;
    }
  }
}
