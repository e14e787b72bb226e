package io.tandem.flags.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.flags.definition.FlagBehaviour;
import io.tandem.flags.definition.FlagRule;
import io.tandem.shared.Names;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class FlagContentTest {

  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void contentsThatOnlyIdsOfRulesTellApartSayTheSame() {
    FlagContent first = said(null, rule(50, "1"));
    FlagContent other = said(null, rule(50, "834"));
    assertThat(first).isNotEqualTo(other);
    assertThat(first.saysTheSame(other)).isTrue();
    assertThat(FlagDifference.between(JSON, first, other)).isEmpty();
    assertThat(first.saysTheSame(said(null, rule(51, "1")))).isFalse();
    assertThat(first.saysTheSame(said(null, rule(50, "1"), rule(50, "2")))).isFalse();
  }

  @Test
  void anEnvironmentThatIsOffWithoutRulesIsAsIfNothingWereSaidOfIt() {
    FlagContent nothing = said(null);
    assertThat(nothing.with("staging", FlagBehaviour.OFF)).isEqualTo(nothing);
    FlagContent off = said(null, rule(50, "1")).with("production", FlagBehaviour.OFF);
    assertThat(off.saysTheSame(nothing.without())).isTrue();
  }

  @Test
  void idsThatAreValuesOfTheFlagAreTold() {
    FlagContent before = said(List.of(Map.of("id", 1)));
    FlagContent after = said(List.of(Map.of("id", 2)));
    assertThat(before.saysTheSame(after)).isFalse();
    assertThat(FlagDifference.between(JSON, before, after))
        .extracting(FlagDifference::path)
        .containsExactly("payload[0].id");
  }

  private static FlagRule rule(double rollout, String id) {
    return new FlagRule(List.of(), rollout, null, id);
  }

  private static FlagContent said(@Nullable Object payload, FlagRule... rules) {
    FlagBehaviour there = new FlagBehaviour(true, List.of(rules), null, null);
    Map<String, FlagBehaviour> settings =
        rules.length == 0 ? Map.of() : Map.of("production", there);
    return new FlagContent(new Names("f", "f"), "", null, List.of(), payload, settings, null);
  }
}
