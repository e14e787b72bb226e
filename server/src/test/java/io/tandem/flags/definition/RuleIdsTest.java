package io.tandem.flags.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RuleIdsTest {

  private static final List<FlagRule> BEFORE = List.of(rule(10, "1"), rule(20, "2"), rule(30, "3"));

  @Test
  void newRulesAreNumbered() {
    assertThat(ids(List.of(rule(10, null), rule(20, null)), List.of())).containsExactly("1", "2");
  }

  @Test
  void rulesKeepWhatTheyBringAlongWhereverTheyStand() {
    assertThat(ids(List.of(rule(50, null), rule(15, "1"), rule(30, "3")), BEFORE))
        .containsExactly("4", "1", "3");
    assertThat(ids(List.of(rule(50, null), rule(10, "1"), rule(20, "2"), rule(30, "3")), BEFORE))
        .containsExactly("4", "1", "2", "3");
  }

  @Test
  void clientsThatLeaveIdsOutAreUnderstoodByWhatTheySay() {
    assertThat(ids(List.of(rule(5, null), rule(10, null), rule(20, null), rule(30, null)), BEFORE))
        .containsExactly("4", "1", "2", "3");
    assertThat(ids(List.of(rule(10, null), rule(25, null), rule(30, null)), BEFORE))
        .as("changed where it stands")
        .containsExactly("1", "2", "3");
    assertThat(ids(List.of(rule(30, null)), BEFORE)).containsExactly("3");
  }

  @Test
  void noTwoRulesHaveTheSame() {
    assertThat(ids(List.of(rule(1, "2"), rule(2, "2"), rule(3, "999999999")), BEFORE))
        .containsExactly("2", "4", "999999999");
  }

  private static List<@Nullable String> ids(List<FlagRule> rules, List<FlagRule> before) {
    return RuleIds.given(rules, before).stream().map(FlagRule::id).toList();
  }

  private static FlagRule rule(double rollout, @Nullable String id) {
    return new FlagRule(null, rollout, null, id);
  }
}
