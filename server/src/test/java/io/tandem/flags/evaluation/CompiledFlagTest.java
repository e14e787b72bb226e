package io.tandem.flags.evaluation;

import static io.tandem.flags.evaluation.Flagged.PRODUCTION;
import static io.tandem.flags.evaluation.Flagged.bool;
import static io.tandem.flags.evaluation.Flagged.by;
import static io.tandem.flags.evaluation.Flagged.compiled;
import static io.tandem.flags.evaluation.Flagged.needing;
import static io.tandem.flags.evaluation.Flagged.on;
import static io.tandem.flags.evaluation.Flagged.parts;
import static io.tandem.flags.evaluation.Flagged.person;
import static io.tandem.flags.evaluation.Flagged.share;
import static io.tandem.flags.evaluation.Flagged.split;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.tandem.flags.definition.FlagBehaviour;
import io.tandem.flags.definition.FlagCondition;
import io.tandem.flags.definition.FlagDealing;
import io.tandem.flags.definition.FlagDefinition;
import io.tandem.flags.definition.FlagHash;
import io.tandem.flags.definition.FlagOperator;
import io.tandem.flags.definition.FlagRule;
import io.tandem.flags.definition.FlagType;
import io.tandem.flags.definition.FlagVariant;
import io.tandem.shared.TandemException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompiledFlagTest {

  @Test
  void firstRuleThatIsMetGivesAndSaysWhich() {
    FlagCondition tester = on(FlagCondition.On.ID, FlagOperator.EQ, "tester");
    CompiledFlag flag =
        compiled(
            split(
                "f",
                FlagHash.MURMUR3,
                parts("a", 0, "b", 100),
                new FlagRule(List.of(tester), 100, "a"),
                share(100)));
    assertThat(flag.evaluate(Somebody.of("tester")))
        .isEqualTo(new FlagOutcome("f", true, "a", "a", null, FlagReason.RULE, 0));
    assertThat(flag.evaluate(Somebody.of("anybody")))
        .isEqualTo(new FlagOutcome("f", true, "b", "b", null, FlagReason.RULE, 1));
  }

  @Test
  void offSaysWhy() {
    FlagCondition french = person("country", FlagOperator.EQ, "FR");
    CompiledFlag flag = compiled(bool("f", FlagHash.MURMUR3, share(0, french)));
    Somebody somebody = Somebody.of("u").with("country", "FR");
    assertThat(flag.evaluate(somebody).reason()).isEqualTo(FlagReason.OUT_OF_ROLLOUT);
    assertThat(flag.evaluate(Somebody.of("u")).reason()).isEqualTo(FlagReason.NO_RULE);
    FlagBehaviour killed = new FlagBehaviour(false, List.of(share(100)), null, null);
    FlagDefinition off = bool("f", by(FlagHash.MURMUR3, "f"), killed);
    assertThat(compiled(off).evaluate(somebody).reason()).isEqualTo(FlagReason.DISABLED);
    assertThat(FlagSet.compile(List.of(off), "staging").all().iterator().next().evaluate(somebody))
        .isEqualTo(FlagOutcome.off("f", FlagReason.DISABLED));
  }

  @Test
  void whoLiesOutsideARulesShareGoesOnToTheNext() {
    FlagCondition french = person("country", FlagOperator.EQ, "FR");
    CompiledFlag flag = compiled(bool("f", FlagHash.MURMUR3, share(0, french), share(100)));
    assertThat(flag.evaluate(Somebody.of("u").with("country", "FR")).rule()).isEqualTo(1);
  }

  @Test
  void valuesAreTypedAndPayloadGoesWithOn() {
    FlagDefinition limits =
        new FlagDefinition(
            "limits",
            FlagType.OBJECT,
            by(FlagHash.MURMUR3, "limits"),
            List.of(new FlagVariant("small", Map.of("most", 3))),
            null,
            Map.of(PRODUCTION, new FlagBehaviour(true, List.of(share(100)), null, null)),
            null);
    assertThat(compiled(limits).evaluate(Somebody.of("u")).value()).isEqualTo(Map.of("most", 3));
    FlagDefinition noted =
        new FlagDefinition(
            "noted",
            FlagType.BOOLEAN,
            by(FlagHash.MURMUR3, "noted"),
            List.of(),
            Map.of("colour", "red"),
            Map.of(PRODUCTION, new FlagBehaviour(true, List.of(share(100)), null, null)),
            null);
    FlagOutcome outcome = compiled(noted).evaluate(Somebody.of("u"));
    assertThat(outcome.value()).isEqualTo(true);
    assertThat(outcome.payload()).isEqualTo(Map.of("colour", "red"));
  }

  @Test
  void prerequisitesHaveToComeOut() {
    FlagDefinition parent =
        split(
            "parent",
            FlagHash.MURMUR3,
            parts("a", 100, "b", 0),
            share(100, on(FlagCondition.On.ID, FlagOperator.EQ, "in")));
    assertThat(outcome("on", parent, "in").on()).isTrue();
    assertThat(outcome("a", parent, "in").on()).isTrue();
    assertThat(outcome("b", parent, "in").reason()).isEqualTo(FlagReason.PREREQUISITE);
    assertThat(outcome("on", parent, "out").reason()).isEqualTo(FlagReason.PREREQUISITE);
    assertThat(outcome("off", parent, "out").on()).isTrue();
  }

  @Test
  void missingPrerequisiteAndCirclesAreOff() {
    FlagDefinition lonely = bool("c", by(FlagHash.MURMUR3, "c"), needing("gone", "off"));
    assertThat(compiled(lonely).evaluate(Somebody.of("u")).reason())
        .isEqualTo(FlagReason.PREREQUISITE_MISSING);
    FlagDefinition one = bool("one", by(FlagHash.MURMUR3, "one"), needing("two", "on"));
    FlagDefinition two = bool("two", by(FlagHash.MURMUR3, "two"), needing("one", "on"));
    assertThat(compiled(one, two).evaluate(Somebody.of("u")).on()).isFalse();
    assertThat(compiled(two, one).evaluate(Somebody.of("u")).on()).isFalse();
  }

  @Test
  void whatIsDealtByStaysTogether() {
    FlagBehaviour half = new FlagBehaviour(true, List.of(share(50)), null, null);
    FlagDealing account =
        new FlagDealing(FlagHash.MURMUR3, "f", FlagDealing.By.PROPERTY, "account");
    CompiledFlag flag = compiled(bool("f", account, half));
    int[] on = new int[2];
    for (int account7 = 0; account7 < 200; account7++) {
      boolean first = flag.evaluate(Somebody.of("x" + account7).with("account", account7)).on();
      boolean second = flag.evaluate(Somebody.of("y" + account7).with("account", account7)).on();
      assertThat(first).isEqualTo(second);
      on[first ? 1 : 0]++;
    }
    assertThat(on[0]).isBetween(60, 140);
    assertThat(flag.evaluate(Somebody.of("u")).reason()).isEqualTo(FlagReason.NOTHING_TO_DEAL_BY);
    FlagDealing company = new FlagDealing(FlagHash.MURMUR3, "f", FlagDealing.By.GROUP, "company");
    FlagBehaviour all = new FlagBehaviour(true, List.of(share(100)), null, null);
    CompiledFlag grouped = compiled(bool("f", company, all));
    assertThat(grouped.evaluate(Somebody.of("u")).on()).isFalse();
    assertThat(grouped.evaluate(Somebody.of("u").of("company", "acme", Map.of())).on()).isTrue();
  }

  @Test
  void whatDoesNotFitTogetherIsRefused() {
    assertThatThrownBy(() -> split("f", FlagHash.MURMUR3, parts("a", 50, "b", 49)))
        .isInstanceOf(TandemException.class);
    assertThatThrownBy(() ->
            split("f", FlagHash.MURMUR3, parts("a", 100), new FlagRule(List.of(), 100, "missing")))
        .isInstanceOf(TandemException.class);
    assertThatThrownBy(() -> share(100.1)).isInstanceOf(TandemException.class);
    assertThatThrownBy(() -> share(Double.NaN)).isInstanceOf(TandemException.class);
  }

  @Test
  void answeringByAShareMakesNoGarbage() {
    CompiledFlag flag = compiled(split("f", FlagHash.MURMUR3, parts("a", 50, "b", 50), share(50)));
    Somebody[] people = new Somebody[1_000];
    for (int i = 0; i < people.length; i++) {
      people[i] = Somebody.of("user-" + i);
    }
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    int on = evaluateAll(flag, people);
    long before = threads.getCurrentThreadAllocatedBytes();
    on += evaluateAll(flag, people);
    long made = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(on).isBetween(850, 1_150);
    assertThat(made).as("bytes for 1,000 evaluations").isLessThan(1_000);
  }

  private static int evaluateAll(CompiledFlag flag, Somebody[] people) {
    int on = 0;
    for (Somebody somebody : people) {
      on += flag.evaluate(somebody).on() ? 1 : 0;
    }
    return on;
  }

  private static FlagOutcome outcome(String is, FlagDefinition parent, String id) {
    FlagDefinition child = bool("child", by(FlagHash.MURMUR3, "child"), needing("parent", is));
    return compiled(child, parent).evaluate(Somebody.of(id));
  }
}
