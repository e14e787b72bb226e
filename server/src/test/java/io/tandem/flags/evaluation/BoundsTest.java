package io.tandem.flags.evaluation;

import static io.tandem.flags.evaluation.Flagged.PRODUCTION;
import static io.tandem.flags.evaluation.Flagged.by;
import static io.tandem.flags.evaluation.Flagged.parts;
import static io.tandem.flags.evaluation.Flagged.share;
import static io.tandem.flags.evaluation.Flagged.split;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.tandem.flags.definition.FlagBehaviour;
import io.tandem.flags.definition.FlagBounds;
import io.tandem.flags.definition.FlagDealing;
import io.tandem.flags.definition.FlagDefinition;
import io.tandem.flags.definition.FlagHash;
import io.tandem.flags.definition.FlagHoldout;
import io.tandem.flags.definition.FlagLayer;
import io.tandem.flags.definition.FlagPrerequisite;
import io.tandem.flags.definition.FlagSeat;
import io.tandem.flags.definition.FlagSeating;
import io.tandem.flags.definition.FlagTesters;
import io.tandem.flags.definition.SlotRange;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Testers, holdouts and layers. */
class BoundsTest {

  private static final Instant NOW = Instant.ofEpochMilli(Somebody.NOW);
  private static final int PEOPLE = 40_000;

  @Test
  void testersGoBeforeHoldoutLayerAndPrerequisitesButNotBeforeTheKillSwitch() {
    FlagTesters named = new FlagTesters("b", List.of("tess"), null);
    FlagTesters staff = new FlagTesters("off", null, List.of("staff"));
    FlagBounds everybodyOut = within(50, NOW, null, "f");
    CompiledFlag flag = compiled(flag("f", true, List.of(named, staff), "gone"), everybodyOut);
    FlagOutcome forced = flag.evaluate(Somebody.of("tess"));
    assertThat(forced).isEqualTo(new FlagOutcome("f", true, "b", "b", null, FlagReason.TESTER, -1));
    assertThat(flag.evaluate(Somebody.of("tess").in("staff"))).isSameAs(forced);
    assertThat(flag.evaluate(Somebody.of("u").in("staff")))
        .isEqualTo(FlagOutcome.off("f", FlagReason.TESTER));
    CompiledFlag killed = compiled(flag("f", false, List.of(named), null), everybodyOut);
    assertThat(killed.evaluate(Somebody.of("tess")).reason()).isEqualTo(FlagReason.DISABLED);
  }

  @Test
  void peopleHeldOutGetNoneOfTheFlagsItCoversAndAreReleasedAtItsEnd() {
    FlagBounds bounds = within(20, NOW, null, "f", "g");
    CompiledFlag one = compiled(whole("f"), bounds);
    CompiledFlag other = compiled(whole("g"), bounds);
    FlagSet set = FlagSet.compile(List.of(whole("f")), bounds, PRODUCTION);
    CompiledFlag uncovered = compiled(whole("h"), bounds);
    CompiledFlag over = compiled(whole("f"), within(20, NOW.minusSeconds(9), NOW, "f"));
    CompiledFlag notYet = compiled(whole("f"), within(20, NOW.plusSeconds(1), null, "f"));
    int held = 0;
    for (int i = 0; i < PEOPLE; i++) {
      Somebody somebody = Somebody.of("user-" + i);
      boolean out = one.evaluate(somebody).reason() == FlagReason.HOLDOUT;
      assertThat(other.evaluate(somebody).on()).as("the same people of all flags").isEqualTo(!out);
      assertThat(one.evaluate(somebody).on()).isEqualTo(!out);
      assertThat(one.apart(somebody)).isEqualTo(out ? FlagReason.HOLDOUT : null);
      assertThat(set.heldOut(somebody, null)).isEqualTo(Map.of("all", out));
      assertThat(uncovered.evaluate(somebody).on()).isTrue();
      assertThat(over.evaluate(somebody).on() && notYet.evaluate(somebody).on()).isTrue();
      held += out ? 1 : 0;
    }
    assertThat((double) held / PEOPLE).isBetween(0.19, 0.21);
    assertThat(set.heldOut(Somebody.of("u"), Set.of("none"))).isEmpty();
  }

  @Test
  void nobodyIsInTwoFlagsOfALayerAndSharesAreWhatTheySay() {
    List<CompiledFlag> flags = layered(30, 20.5, 49.5);
    int[] on = new int[flags.size()];
    for (int i = 0; i < PEOPLE; i++) {
      Somebody somebody = Somebody.of("user-" + i);
      int gets = 0;
      for (int f = 0; f < on.length; f++) {
        FlagOutcome outcome = flags.get(f).evaluate(somebody);
        gets += outcome.on() ? 1 : 0;
        on[f] += outcome.on() ? 1 : 0;
        assertThat(outcome.on() || outcome.reason() == FlagReason.LAYER).isTrue();
      }
      assertThat(gets).as("the layer is full, so each is in exactly one").isEqualTo(1);
    }
    assertThat(on[0] / (double) PEOPLE).isBetween(0.29, 0.31);
    assertThat(on[1] / (double) PEOPLE).isBetween(0.195, 0.215);
    assertThat(on[2] / (double) PEOPLE).isBetween(0.485, 0.505);
  }

  /** Layer, holdout and flags have the same salt on purpose. */
  @Test
  void variantsDoNotDependOnTheSlotNorOnTheHoldout() {
    long[][] table = new long[2][2];
    long[][] rollout = new long[2][2];
    CompiledFlag plain = compiled(halves("all", null), FlagBounds.NONE);
    CompiledFlag half = compiled(part("all", 50), FlagBounds.NONE);
    CompiledFlag seated = compiled(halves("all", seat(50)), layer("all"));
    CompiledFlag held = compiled(halves("all", null), within(50, NOW, null, "all"));
    for (int i = 0; i < PEOPLE; i++) {
      Somebody somebody = Somebody.of("user-" + i);
      int variant = "a".equals(plain.evaluate(somebody).variant()) ? 0 : 1;
      table[seated.evaluate(somebody).on() ? 0 : 1][variant]++;
      rollout[held.evaluate(somebody).on() ? 0 : 1][half.evaluate(somebody).on() ? 0 : 1]++;
    }
    assertThat(p(table)).as("slot and variant").isGreaterThan(0.001);
    assertThat(p(rollout)).as("holdout and rollout").isGreaterThan(0.001);
  }

  @Test
  void flagOfALayerThatIsGoneReachesNobodyAndWhatIsNotKnownLiesOutside() {
    CompiledFlag lost = compiled(halves("f", seat(100)), FlagBounds.NONE);
    assertThat(lost.evaluate(Somebody.of("u")).reason()).isEqualTo(FlagReason.LAYER);
    FlagDealing account =
        new FlagDealing(FlagHash.MURMUR3, "l", FlagDealing.By.PROPERTY, "account");
    FlagBounds byAccount = new FlagBounds(Map.of("l", new FlagLayer("l", account)), List.of());
    CompiledFlag flag = compiled(halves("f", seat(100)), byAccount);
    assertThat(flag.evaluate(Somebody.of("u")).reason()).isEqualTo(FlagReason.LAYER);
    assertThat(flag.evaluate(Somebody.of("u").with("account", 7)).on()).isTrue();
  }

  @Test
  void answeringWithinLayerAndHoldoutMakesNoGarbage() {
    FlagBounds bounds = new FlagBounds(layer("l").layers(), within(10, NOW, null, "f").holdouts());
    FlagTesters named = new FlagTesters("b", List.of("tess"), null);
    FlagDefinition said = flag("f", true, List.of(named), null);
    FlagDefinition flag =
        new FlagDefinition(
            "f", said.type(), said.dealing(), said.variants(), null, said.settings(), seat(50));
    CompiledFlag compiled = compiled(flag, bounds);
    Somebody[] people = new Somebody[1_000];
    for (int i = 0; i < people.length; i++) {
      people[i] = Somebody.of("user-" + i);
    }
    int on = evaluateAll(compiled, people);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    on += evaluateAll(compiled, people);
    long made = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(on).isBetween(780, 1_020);
    assertThat(made).as("bytes for 1,000 evaluations").isLessThan(1_000);
  }

  private static int evaluateAll(CompiledFlag flag, Somebody[] people) {
    int on = 0;
    for (Somebody somebody : people) {
      on += flag.evaluate(somebody).on() ? 1 : 0;
    }
    return on;
  }

  /** Pearson's test of independence. */
  private static double p(long[][] table) {
    double all = 0;
    double chi = 0;
    for (long[] row : table) {
      all += row[0] + row[1];
    }
    for (int r = 0; r < 2; r++) {
      for (int c = 0; c < 2; c++) {
        double expected = (double) (table[r][0] + table[r][1]) * (table[0][c] + table[1][c]) / all;
        chi += Math.pow(table[r][c] - expected, 2) / expected;
      }
    }
    return ChiSquaredDistribution.of(1).survivalProbability(chi);
  }

  private static List<CompiledFlag> layered(double... shares) {
    List<CompiledFlag> flags = new ArrayList<>();
    List<SlotRange> taken = new ArrayList<>();
    for (double share : shares) {
      FlagSeat seat = FlagSeating.grant("l", null, share, taken).orElseThrow();
      taken.addAll(seat.ranges());
      flags.add(compiled(halves("f" + flags.size(), seat), layer("l")));
    }
    return flags;
  }

  private static FlagSeat seat(double share) {
    return FlagSeating.grant("l", null, share, List.of()).orElseThrow();
  }

  private static FlagBounds layer(String salt) {
    return new FlagBounds(Map.of("l", new FlagLayer("l", by(FlagHash.MURMUR3, salt))), List.of());
  }

  private static FlagBounds within(
      double share, Instant from, @Nullable Instant until, String... flags) {
    FlagDealing dealing = by(FlagHash.MURMUR3, "all");
    return new FlagBounds(
        Map.of(), List.of(new FlagHoldout("all", dealing, share, Set.of(flags), from, until)));
  }

  private static FlagDefinition whole(String key) {
    return Flagged.bool(key, FlagHash.MURMUR3, share(100));
  }

  private static FlagDefinition part(String key, double percent) {
    return Flagged.bool(key, FlagHash.MURMUR3, share(percent));
  }

  private static FlagDefinition halves(String key, @Nullable FlagSeat seat) {
    FlagDefinition flag = split(key, FlagHash.MURMUR3, parts("a", 50, "b", 50), share(100));
    return new FlagDefinition(
        key, flag.type(), flag.dealing(), flag.variants(), null, flag.settings(), seat);
  }

  private static FlagDefinition flag(
      String key, boolean enabled, List<FlagTesters> testers, @Nullable String needs) {
    FlagDefinition flag = halves(key, null);
    List<FlagPrerequisite> needed =
        needs == null ? List.of() : List.of(new FlagPrerequisite("child", "on"));
    FlagBehaviour settings = new FlagBehaviour(enabled, List.of(share(100)), null, needed, testers);
    return new FlagDefinition(
        key,
        flag.type(),
        flag.dealing(),
        flag.variants(),
        null,
        Map.of(PRODUCTION, settings),
        null);
  }

  private static CompiledFlag compiled(FlagDefinition flag, FlagBounds bounds) {
    FlagDefinition child = part("child", 0);
    CompiledFlag found = FlagSet.compile(List.of(flag, child), bounds, PRODUCTION).find(flag.key());
    if (found == null) {
      throw new AssertionError("not compiled");
    }
    return found;
  }
}
