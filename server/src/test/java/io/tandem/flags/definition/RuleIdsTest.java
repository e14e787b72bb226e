package io.tandem.flags.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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
    assertThat(ids(List.of(rule(1, "2"), rule(2, "2")), BEFORE)).containsExactly("2", "4");
  }

  @Test
  void idsAreGivenAndNeverChosenNorGivenTwice() {
    assertThat(ids(List.of(rule(1, "999999999"), rule(10, "1")), BEFORE)).containsExactly("4", "1");
    FlagBehaviour first =
        new FlagBehaviour(true, List.of(rule(10, null), rule(20, null)), null, null);
    FlagBehaviour fewer =
        new FlagBehaviour(true, first.followedBy(first.rules().subList(0, 1)), null, null);
    List<FlagRule> again = fewer.followedBy(List.of(rule(10, "1"), rule(20, null)));
    assertThat(again.get(1).id()).isNotIn("1", "2");
  }

  private static List<@Nullable String> ids(List<FlagRule> rules, List<FlagRule> before) {
    List<FlagRule> given =
        before.isEmpty()
            ? RuleIds.given(rules)
            : RuleIds.following(rules, before, new AtomicInteger(4)::getAndIncrement);
    return given.stream().map(FlagRule::id).toList();
  }

  private static FlagRule rule(double rollout, @Nullable String id) {
    return new FlagRule(null, rollout, null, id);
  }
}
