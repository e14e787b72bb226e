package io.tandem.flags.evaluation;

import static io.tandem.flags.evaluation.Flagged.bool;
import static io.tandem.flags.evaluation.Flagged.compiled;
import static io.tandem.flags.evaluation.Flagged.on;
import static io.tandem.flags.evaluation.Flagged.parts;
import static io.tandem.flags.evaluation.Flagged.share;
import static io.tandem.flags.evaluation.Flagged.split;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tandem.experiments.definition.ExperimentPhase;
import io.tandem.flags.definition.FlagBounds;
import io.tandem.flags.definition.FlagCondition;
import io.tandem.flags.definition.FlagDefinition;
import io.tandem.flags.definition.FlagHash;
import io.tandem.flags.definition.FlagLayer;
import io.tandem.flags.definition.FlagOperator;
import io.tandem.flags.definition.FlagRule;
import io.tandem.flags.definition.FlagSeat;
import io.tandem.flags.definition.FlagShare;
import io.tandem.flags.definition.FlagShares;
import io.tandem.flags.definition.FlagType;
import io.tandem.flags.definition.SlotRange;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlagSharesTest {

  private static final FlagCondition TESTER =
      on(FlagCondition.On.ID, FlagOperator.EQ, "nobody of these");

  @Test
  void sharesAreThoseThatPeopleReallyGet() {
    agrees(split("f", FlagHash.MURMUR3, parts("a", 20, "b", 80), share(50)));
    agrees(
        split(
            "g",
            FlagHash.MURMUR3,
            parts("a", 50, "b", 50),
            new FlagRule(List.of(), 30, "a"),
            share(60)));
    agrees(bool("h", FlagHash.POSTHOG, share(30), share(10)));
  }

  @Test
  void sharesAreNotKnownWhereConditionsDecide() {
    assertThat(FlagShares.of(bool("f", FlagHash.MURMUR3, share(50, TESTER)), Flagged.PRODUCTION))
        .isEmpty();
    for (int rollout : List.of(50, 100)) {
      FlagRule some = new FlagRule(List.of(TESTER), rollout, "b");
      FlagDefinition fixed =
          split("f", FlagHash.MURMUR3, parts("a", 50, "b", 50), some, share(100));
      assertThat(FlagShares.of(fixed, Flagged.PRODUCTION)).isEmpty();
    }
    FlagDefinition forced = bool("f", FlagHash.MURMUR3, share(100, TESTER), share(50));
    assertThat(FlagShares.of(forced, Flagged.PRODUCTION)).isEmpty();
    FlagDefinition eligible =
        split("f", FlagHash.MURMUR3, parts("a", 40, "b", 60), share(100, TESTER));
    assertThat(FlagShares.of(eligible, Flagged.PRODUCTION)).containsEntry("a", 40.0);
  }

  @Test
  void nobodyGetsAnythingIsNotThatNobodyCanTell() {
    List<FlagShare> half = parts("a", 50, "b", 50);
    FlagRule none = new FlagRule(List.of(), 0, "a");
    Map<String, Double> shares =
        FlagShares.of(split("f", FlagHash.MURMUR3, half, none), Flagged.PRODUCTION);
    assertThat(shares).containsExactly(Map.entry("a", 0.0), Map.entry("b", 0.0));
    assertThat(phase(shares).compares()).as("nothing is there to compare").isFalse();
    assertThat(phase(Map.of()).compares()).as("conditions decide").isTrue();
  }

  private static ExperimentPhase phase(Map<String, Double> shares) {
    return new ExperimentPhase(1, Instant.EPOCH, null, "f", 1L, "ada", shares);
  }

  @Test
  void reachIsHowManyOfThoseEligibleReallyGetIt() {
    List<FlagShare> half = parts("a", 50, "b", 50);
    FlagRule never = share(60, TESTER);
    reaches(30, split("f", FlagHash.MURMUR3, half, share(30), share(10)));
    reaches(12, seated(split("g", FlagHash.MURMUR3, half, share(30)), 40));
    reaches(40, seated(bool("h", FlagHash.MURMUR3, share(30)), 40));
    FlagDefinition two = split("i", FlagHash.MURMUR3, half, never, share(10));
    assertThat(FlagShares.reach(two, Flagged.PRODUCTION)).as("of those who meet it").isEqualTo(60);
    assertThat(FlagShares.reach(two, "staging")).as("off there").isZero();
  }

  private static void reaches(double percent, FlagDefinition flag) {
    assertThat(FlagShares.reach(flag, Flagged.PRODUCTION)).isEqualTo(percent);
    FlagLayer layer = new FlagLayer("l", Flagged.by(FlagHash.MURMUR3, "l"));
    FlagBounds within = new FlagBounds(Map.of("l", layer), List.of());
    CompiledFlag compiled =
        requireNonNull(FlagSet.compile(List.of(flag), within, Flagged.PRODUCTION).find(flag.key()));
    int got = 0;
    for (int i = 0; i < 20_000; i++) {
      FlagOutcome outcome = compiled.evaluate(Somebody.of("u" + i));
      boolean dealt = flag.type() == FlagType.BOOLEAN && outcome.reason() != FlagReason.LAYER;
      got += outcome.on() || dealt ? 1 : 0;
    }
    assertThat(got / 200.0).isCloseTo(percent, within(1.2));
  }

  private static FlagDefinition seated(FlagDefinition flag, double share) {
    SlotRange range = new SlotRange(1_000, 1_000 + FlagSeat.slots(share));
    return new FlagDefinition(
        flag.key(),
        flag.type(),
        flag.dealing(),
        flag.variants(),
        flag.payload(),
        flag.settings(),
        new FlagSeat("l", share, List.of(range)));
  }

  private static void agrees(FlagDefinition flag) {
    CompiledFlag compiled = compiled(flag);
    Map<String, Integer> got = new HashMap<>();
    int people = 0;
    for (int i = 0; i < 20_000; i++) {
      FlagOutcome outcome = compiled.evaluate(Somebody.of("u" + i));
      if (outcome.on() || flag.type() == FlagType.BOOLEAN) {
        String variant = outcome.variant();
        got.merge(variant == null ? String.valueOf(outcome.on()) : variant, 1, Integer::sum);
        people++;
      }
    }
    Map<String, Double> shares = FlagShares.of(flag, Flagged.PRODUCTION);
    assertThat(got.keySet()).isEqualTo(FlagShares.gives(flag)).isEqualTo(shares.keySet());
    for (Map.Entry<String, Double> share : shares.entrySet()) {
      double found = 100.0 * got.getOrDefault(share.getKey(), 0) / people;
      assertThat(found).as(share.getKey()).isCloseTo(share.getValue(), within(1.5));
    }
  }
}
