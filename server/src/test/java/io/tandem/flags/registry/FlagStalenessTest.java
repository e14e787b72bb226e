package io.tandem.flags.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.flags.definition.FlagBehaviour;
import io.tandem.flags.definition.FlagCondition;
import io.tandem.flags.definition.FlagDealing;
import io.tandem.flags.definition.FlagDefinition;
import io.tandem.flags.definition.FlagHash;
import io.tandem.flags.definition.FlagOperator;
import io.tandem.flags.definition.FlagRule;
import io.tandem.flags.definition.FlagType;
import io.tandem.shared.Names;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FlagStalenessTest {

  private static final Instant NOW = Instant.parse("2026-03-16T00:00:00Z");
  private static final FlagRule EVERYBODY = new FlagRule(List.of(), 100, null);

  @Test
  void untouchedFlagThatIsOffEverywhereIsStale() {
    assertThat(stale("2026-03-02T00:00:00Z", setting(false, new FlagRule(List.of(), 50, null))))
        .isEqualTo(FlagStaleness.OFF_EVERYWHERE);
    assertThat(stale("2026-03-02T00:00:01Z", setting(false, EVERYBODY))).isNull();
  }

  @Test
  void untouchedFlagThatGivesEverybodyTheSameIsStale() {
    assertThat(stale("2026-02-01T00:00:00Z", setting(true, EVERYBODY)))
        .isEqualTo(FlagStaleness.SAME_FOR_EVERYBODY);
  }

  @Test
  void flagThatStillChoosesIsNot() {
    FlagCondition french =
        new FlagCondition(FlagCondition.On.PERSON, null, "country", FlagOperator.EQ, List.of("FR"));
    assertThat(stale("2026-02-01T00:00:00Z", setting(true, new FlagRule(List.of(), 99, null))))
        .isNull();
    FlagRule some = new FlagRule(List.of(french), 100, null);
    assertThat(stale("2026-02-01T00:00:00Z", setting(true, some))).isNull();
  }

  private static FlagBehaviour setting(boolean enabled, FlagRule rule) {
    return new FlagBehaviour(enabled, List.of(rule), null, null);
  }

  private static @Nullable FlagStaleness stale(String changed, FlagBehaviour settings) {
    Map<String, FlagBehaviour> all = Map.of("production", settings);
    FlagDealing dealing = new FlagDealing(FlagHash.MURMUR3, "f", FlagDealing.By.ID, null);
    FlagDefinition flag =
        new FlagDefinition("f", FlagType.BOOLEAN, dealing, List.of(), null, all, null);
    FlagContent content =
        new FlagContent(new Names("f", "f"), "", null, List.of(), null, all, null);
    return FlagStaleness.of(
        flag, new FlagRevision(1, content, "", "ada", Instant.parse(changed)), NOW);
  }
}
