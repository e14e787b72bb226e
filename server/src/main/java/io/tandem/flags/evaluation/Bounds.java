package io.tandem.flags.evaluation;

import io.tandem.flags.definition.FlagBehaviour;
import io.tandem.flags.definition.FlagBounds;
import io.tandem.flags.definition.FlagDefinition;
import io.tandem.flags.definition.FlagSeat;
import io.tandem.flags.definition.FlagTesters;
import io.tandem.flags.definition.FlagVariant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What goes before a flag's rules: its testers, then holdouts, then its layer. Every answer is made
 * beforehand.
 */
final class Bounds {

  private final @Nullable Testers testers;
  private final Holdout[] holdouts;
  private final @Nullable Slots slots;
  private final boolean any;
  private final FlagOutcome heldOut;
  private final FlagOutcome outside;

  private Bounds(
      String flag, @Nullable Testers testers, Holdout[] holdouts, @Nullable Slots slots) {
    this.testers = testers;
    this.holdouts = holdouts;
    this.slots = slots;
    this.any = testers != null || holdouts.length > 0 || slots != null;
    this.heldOut = FlagOutcome.off(flag, FlagReason.HOLDOUT);
    this.outside = FlagOutcome.off(flag, FlagReason.LAYER);
  }

  static Bounds of(FlagDefinition flag, FlagBehaviour settings, FlagBounds within) {
    FlagSeat seat = flag.seat();
    Holdout[] holdouts =
        within.holdouts().stream()
            .filter(holdout -> holdout.covers(flag.key()))
            .map(Holdout::of)
            .toArray(Holdout[]::new);
    Slots slots =
        seat == null ? null : new Slots(within.layers().get(seat.layer()), flag.dealing(), seat);
    return new Bounds(flag.key(), testers(flag, settings.testers()), holdouts, slots);
  }

  private static @Nullable Testers testers(FlagDefinition flag, List<FlagTesters> groups) {
    Map<String, FlagOutcome> byId = new HashMap<>();
    List<Testers.InSegment> bySegment = new ArrayList<>();
    for (FlagTesters group : groups) {
      FlagOutcome given = given(flag, group.gets());
      group.ids().forEach(id -> byId.putIfAbsent(id, given));
      group.segments().forEach(key -> bySegment.add(new Testers.InSegment(key, given)));
    }
    return groups.isEmpty() ? null : new Testers(Map.copyOf(byId), List.copyOf(bySegment));
  }

  private static FlagOutcome given(FlagDefinition flag, String gets) {
    String key = flag.key();
    if (gets.equals(FlagTesters.OFF)) {
      return FlagOutcome.off(key, FlagReason.TESTER);
    }
    for (FlagVariant variant : flag.variants()) {
      if (variant.key().equals(gets)) {
        return new FlagOutcome(key, true, gets, variant.given(), null, FlagReason.TESTER, -1);
      }
    }
    return new FlagOutcome(key, true, null, true, flag.payload(), FlagReason.TESTER, -1);
  }

  boolean any() {
    return any;
  }

  /** What somebody gets of it whatever the rules say; null when the rules say. */
  @Nullable FlagOutcome outcome(FlagSubject subject) {
    FlagOutcome forced = testers == null ? null : testers.find(subject);
    if (forced != null) {
      return forced;
    }
    for (Holdout holdout : holdouts) {
      if (holdout.lasts(subject.now()) && holdout.holds(subject)) {
        return heldOut;
      }
    }
    return slots == null || slots.hold(subject) ? null : outside;
  }
}
