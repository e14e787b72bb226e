package io.tandem.flags.evaluation;

import static io.tandem.flags.evaluation.Flagged.bool;
import static io.tandem.flags.evaluation.Flagged.compiled;
import static io.tandem.flags.evaluation.Flagged.on;
import static io.tandem.flags.evaluation.Flagged.person;
import static io.tandem.flags.evaluation.Flagged.share;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tandem.flags.definition.FlagCondition;
import io.tandem.flags.definition.FlagHash;
import io.tandem.flags.definition.FlagOperator;
import io.tandem.shared.TandemException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {

  /**
   * op, value it is compared with, value of the property (absent when empty), whether it is met.
   */
  @ParameterizedTest
  @CsvSource({
    "eq,FR,fr,true",
    "eq,FR,DE,false",
    "eq,FR,,false",
    "eq,true,TRUE,true",
    "eq,5,5,true",
    "ne,FR,DE,true",
    "ne,FR,fr,false",
    "ne,FR,,true",
    "contains,.com,ada@Example.COM,true",
    "not_contains,.com,ada@example.org,true",
    "not_contains,.com,,true",
    "starts_with,Ada,ada@example.com,true",
    "ends_with,.ORG,ada@example.com,false",
    "matches,^ada@,ada@example.com,true",
    "matches,^ADA@,ada@example.com,false",
    "not_matches,^ada@,,true",
    "gt,9,10,true",
    "gt,b,c,true",
    "gte,10,10.0,true",
    "lt,9,10,false",
    "lte,-1,-1.5,true",
    "lt,9,,false",
    "exists,,0,true",
    "exists,,,false",
    "not_exists,,,true",
    "before,2026-03-01,2026-02-28T23:59:59Z,true",
    "before,2026-03-01,2026-03-01T00:00:00+01:00,true",
    "after,2026-03-01,2026-03-01,false",
    "after,-7d,2026-02-24T00:00:00Z,true",
    "after,-7d,2026-02-22T00:00:00Z,false",
    "after,-7d,1771977600,true",
    "after,-7d,yesterday,false",
    "semver_gte,2.4.0,2.10,true",
    "semver_gt,2.4.0,v2.4.0,false",
    "semver_lt,2.4.0,2.4.0-rc.1,true",
    "semver_gt,1.0.0-alpha.2,1.0.0-alpha.11,true",
    "semver_gt,1.0.0-alpha.1,1.0.0-alpha.beta,true",
    "semver_eq,1.2,1.2.0+build.7,true",
    "semver_lt,2.4.0,two,false",
    "in_network,10.0.0.0/8,10.200.3.4,true",
    "in_network,10.0.0.0/8,11.0.0.1,false",
    "in_network,192.168.1.128/25,192.168.1.127,false",
    "in_network,2001:db8::/33,2001:db8:7fff::1,true",
    "in_network,2001:db8::/33,2001:db8:8000::1,false",
    "in_network,10.0.0.0/8,localhost,false",
    "not_in_network,10.0.0.0/8,,true"
  })
  void propertyIsComparedAsTheGuideSays(String op, String value, String actual, boolean met) {
    FlagOperator operator = FlagOperator.of(op);
    FlagCondition condition = value == null ? person("p", operator) : person("p", operator, value);
    Somebody somebody = Somebody.of("u");
    assertThat(met(condition, actual == null ? somebody : somebody.with("p", actual)))
        .isEqualTo(met);
  }

  @Test
  void anyOfSeveralValuesSufficesAndNegativelyNoneMay() {
    Somebody german = Somebody.of("u").with("country", "DE");
    assertThat(met(person("country", FlagOperator.EQ, "FR", "DE"), german)).isTrue();
    assertThat(met(person("country", FlagOperator.NE, "FR", "DE"), german)).isFalse();
  }

  @Test
  void numbersBooleansAndListsAreRead() {
    Somebody somebody =
        Somebody.of("u").with("age", 41.0).with("paid", true).with("tags", List.of("a", "B"));
    assertThat(met(person("age", FlagOperator.EQ, "41"), somebody)).isTrue();
    assertThat(met(person("age", FlagOperator.GT, "9"), somebody)).isTrue();
    assertThat(met(person("paid", FlagOperator.EQ, "true"), somebody)).isTrue();
    assertThat(met(person("tags", FlagOperator.EQ, "b"), somebody)).isTrue();
    assertThat(met(person("tags", FlagOperator.NE, "c"), somebody)).isTrue();
  }

  @Test
  void segmentsGroupsIdsAndThePresentMomentAreLookedAt() {
    Somebody somebody = Somebody.of("u7").in("vip").of("company", "acme", Map.of("plan", "gold"));
    assertThat(met(on(FlagCondition.On.SEGMENT, FlagOperator.EQ, "new", "vip"), somebody)).isTrue();
    assertThat(met(on(FlagCondition.On.SEGMENT, FlagOperator.NE, "vip"), somebody)).isFalse();
    assertThat(met(on(FlagCondition.On.ID, FlagOperator.EQ, "u7"), somebody)).isTrue();
    assertThat(met(on(FlagCondition.On.TIME, FlagOperator.AFTER, "2026-03-01"), somebody)).isTrue();
    assertThat(met(on(FlagCondition.On.TIME, FlagOperator.BEFORE, "2026-03-01"), somebody))
        .isFalse();
    assertThat(met(group("plan", "GOLD"), somebody)).isTrue();
    assertThat(met(group("$group_key", "acme"), somebody)).isTrue();
    assertThat(met(group("plan", "gold"), Somebody.of("u7"))).isFalse();
  }

  @Test
  void whatCannotBeReadIsRefusedBeforeAnybodyIsAsked() {
    refused(person("p", FlagOperator.MATCHES, "(a"));
    refused(person("p", FlagOperator.MATCHES, "(?=a)b"));
    refused(person("p", FlagOperator.IN_NETWORK, "10.0.0.0/33"));
    refused(person("p", FlagOperator.IN_NETWORK, "example.com/8"));
    refused(person("p", FlagOperator.SEMVER_GT, "new"));
    refused(person("p", FlagOperator.BEFORE, "soon"));
    refused(person("p", FlagOperator.GT, "1", "2"));
  }

  @Test
  void expressionThatBacktracksWithoutEndAnswersAtOnce() {
    Somebody somebody = Somebody.of("u").with("p", "a".repeat(50_000) + "!");
    assertThat(met(person("p", FlagOperator.MATCHES, "^(a+)+$"), somebody)).isFalse();
  }

  private static FlagCondition group(String property, String value) {
    return new FlagCondition(
        FlagCondition.On.GROUP, "company", property, FlagOperator.EQ, List.of(value));
  }

  private static boolean met(FlagCondition condition, Somebody somebody) {
    return compiled(bool("f", FlagHash.MURMUR3, share(100, condition))).evaluate(somebody).on();
  }

  private static void refused(FlagCondition condition) {
    assertThatThrownBy(() -> compiled(bool("f", FlagHash.MURMUR3, share(100, condition))))
        .isInstanceOf(TandemException.class)
        .hasMessageStartingWith("invalid_request");
  }
}
