package io.tandem.flags.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.flags.FlagTrials.FlagTrial;
import io.tandem.flags.definition.FlagBehaviour;
import io.tandem.flags.definition.FlagCondition;
import io.tandem.flags.definition.FlagDealing;
import io.tandem.flags.definition.FlagHash;
import io.tandem.flags.definition.FlagOperator;
import io.tandem.flags.definition.FlagRule;
import io.tandem.flags.definition.FlagShare;
import io.tandem.flags.definition.FlagType;
import io.tandem.flags.definition.FlagVariant;
import io.tandem.flags.registry.FlagStaleness.Around;
import io.tandem.shared.Names;
import io.tandem.shared.ProjectId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FlagStalenessTest {

  private static final Instant NOW = Instant.parse("2026-03-16T00:00:00Z");
  private static final Instant LONG_AGO = Instant.parse("2026-02-01T00:00:00Z");
  private static final Instant LATELY = Instant.parse("2026-03-02T00:00:01Z");
  private static final FlagRule EVERYBODY = new FlagRule(List.of(), 100, null);
  private static final FlagRule HALF = new FlagRule(List.of(), 50, null);
  private static final FlagCondition FRENCH =
      new FlagCondition(FlagCondition.On.PERSON, null, "country", FlagOperator.EQ, List.of("FR"));
  private static final List<FlagVariant> COLOURS =
      List.of(new FlagVariant("red", "red"), new FlagVariant("blue", "blue"));
  private static final Around NOTHING = new Around(false, null);

  @Test
  void untouchedFlagThatIsOffEverywhereIsStale() {
    Map<String, FlagBehaviour> off = Map.of("production", setting(false, HALF));
    assertThat(stale("2026-03-02T00:00:00Z", off)).isEqualTo(FlagStaleness.OFF_EVERYWHERE);
    assertThat(stale("2026-03-02T00:00:01Z", off)).isNull();
  }

  @Test
  void untouchedFlagThatGivesEverybodyTheSameIsStale() {
    FlagRule french = new FlagRule(List.of(FRENCH), 10, null);
    FlagRule nobody = new FlagRule(List.of(), 0, null);
    for (FlagBehaviour same :
        List.of(
            setting(true, EVERYBODY),
            setting(true, french, EVERYBODY),
            setting(true, nobody),
            setting(true))) {
      assertThat(old(Map.of("production", same))).isEqualTo(FlagStaleness.SAME_FOR_EVERYBODY);
    }
  }

  @Test
  void flagThatStillChoosesIsNot() {
    FlagRule some = new FlagRule(List.of(FRENCH), 100, null);
    assertThat(old(Map.of("production", setting(true, new FlagRule(List.of(), 99, null)))))
        .isNull();
    assertThat(old(Map.of("production", setting(true, some)))).isNull();
    Map<String, FlagBehaviour> tried =
        Map.of("production", setting(false, EVERYBODY), "staging", setting(true, EVERYBODY));
    assertThat(old(tried)).as("it is on its way to production").isNull();
    Map<String, FlagBehaviour> nothingSaid = Map.of("staging", setting(true, EVERYBODY));
    assertThat(old(nothingSaid)).as("so it is off in production").isNull();
    Map<String, FlagBehaviour> done =
        Map.of("production", setting(true, EVERYBODY), "staging", setting(false));
    assertThat(old(done)).isEqualTo(FlagStaleness.SAME_FOR_EVERYBODY);
  }

  @Test
  void variantsAreTheSameOnlyWhereAllGetOne() {
    FlagRule red = new FlagRule(List.of(FRENCH), 100, "red");
    FlagRule allRed = new FlagRule(List.of(), 100, "red");
    FlagRule allBlue = new FlagRule(List.of(), 100, "blue");
    assertThat(colours(null, red, allRed)).isEqualTo(FlagStaleness.SAME_FOR_EVERYBODY);
    assertThat(colours(null, red, allBlue)).isNull();
    assertThat(colours(null, allRed, allBlue)).isEqualTo(FlagStaleness.SAME_FOR_EVERYBODY);
    assertThat(colours(null, EVERYBODY)).isNull();
    List<FlagShare> one = List.of(new FlagShare("red", 100), new FlagShare("blue", 0));
    assertThat(colours(one, EVERYBODY)).isEqualTo(FlagStaleness.SAME_FOR_EVERYBODY);
  }

  @Test
  void flagOfAnExperimentIsStaleOnceThatIsDecidedAndNotBefore() {
    Map<String, FlagBehaviour> half = Map.of("production", setting(true, HALF));
    Map<String, FlagBehaviour> off = Map.of("production", setting(false));
    FlagTrial over = new FlagTrial(false, LONG_AGO);
    assertThat(old(half, new Around(false, over))).isEqualTo(FlagStaleness.EXPERIMENT_OVER);
    assertThat(old(half, new Around(false, new FlagTrial(false, LATELY)))).isNull();
    for (FlagTrial open : List.of(new FlagTrial(true, null), new FlagTrial(true, LONG_AGO))) {
      assertThat(old(half, new Around(false, open))).isNull();
      assertThat(old(off, new Around(false, open))).isNull();
    }
    assertThat(old(off, new Around(false, over))).isEqualTo(FlagStaleness.OFF_EVERYWHERE);
  }

  @Test
  void flagThatSomebodyIsHeldOutOfStillChooses() {
    Map<String, FlagBehaviour> all = Map.of("production", setting(true, EVERYBODY));
    assertThat(old(all, new Around(true, null))).isNull();
    assertThat(old(all, NOTHING)).isEqualTo(FlagStaleness.SAME_FOR_EVERYBODY);
  }

  private static FlagBehaviour setting(boolean enabled, FlagRule... rules) {
    return new FlagBehaviour(enabled, List.of(rules), null, null);
  }

  private static @Nullable FlagStaleness colours(
      @Nullable List<FlagShare> split, FlagRule... rules) {
    FlagBehaviour there = new FlagBehaviour(true, List.of(rules), split, null);
    return of(FlagType.STRING, COLOURS, LONG_AGO, Map.of("production", there), NOTHING);
  }

  private static @Nullable FlagStaleness old(Map<String, FlagBehaviour> settings) {
    return old(settings, NOTHING);
  }

  private static @Nullable FlagStaleness old(Map<String, FlagBehaviour> settings, Around around) {
    return of(FlagType.BOOLEAN, List.of(), LONG_AGO, settings, around);
  }

  private static @Nullable FlagStaleness stale(
      String changed, Map<String, FlagBehaviour> settings) {
    return of(FlagType.BOOLEAN, List.of(), Instant.parse(changed), settings, NOTHING);
  }

  private static @Nullable FlagStaleness of(
      FlagType type,
      List<FlagVariant> variants,
      Instant changed,
      Map<String, FlagBehaviour> settings,
      Around around) {
    FlagDealing dealing = new FlagDealing(FlagHash.MURMUR3, "f", FlagDealing.By.ID, null);
    FlagContent content =
        new FlagContent(new Names("f", "f"), "", null, variants, null, settings, null);
    FlagRevision newest = new FlagRevision(1, content, "", "ada", changed);
    StoredFlag flag = new StoredFlag(1, new ProjectId(1), "f", type, dealing, newest, false, 1);
    return FlagStaleness.of(flag, around, NOW);
  }
}
