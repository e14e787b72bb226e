package io.tandem.flags.evaluation;

import static io.tandem.flags.evaluation.Flagged.bool;
import static io.tandem.flags.evaluation.Flagged.compiled;
import static io.tandem.flags.evaluation.Flagged.on;
import static io.tandem.flags.evaluation.Flagged.parts;
import static io.tandem.flags.evaluation.Flagged.share;
import static io.tandem.flags.evaluation.Flagged.split;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tandem.flags.definition.FlagCondition;
import io.tandem.flags.definition.FlagDefinition;
import io.tandem.flags.definition.FlagHash;
import io.tandem.flags.definition.FlagOperator;
import io.tandem.flags.definition.FlagRule;
import io.tandem.flags.definition.FlagShares;
import io.tandem.flags.definition.FlagType;
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
