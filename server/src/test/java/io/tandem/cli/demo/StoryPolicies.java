package io.tandem.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every day a policy judges in the story: its state afterwards, and what it asked for. */
final class StoryPolicies {

  private static final Map<String, String> STATES =
      Map.of(
          "complaints_project",
          "1-49 ok, 50 pending, 51 ok, 52-53 pending, 54 firing, 55-60 recovering",
          "usage_diagnosis",
          "3-9 ok, 10-29 firing, 30-31 recovering, 32-60 ok",
          "onboarding_resources",
          "10-35 ok, 36-57 firing",
          "penetration_campaign",
          "26-31 ok, 32-60 firing",
          "bad_reviews_pause",
          "44-47 ok, 48-51 firing, 52-60 recovering",
          "weekly_users_gates",
          "22 ok, 29 ok, 36 ok, 43 firing, 50 firing",
          "weekly_users_resources",
          "22 ok, 29 ok, 36 ok, 43 ok, 50 firing");

  private static final Map<String, List<String>> ACTIONS =
      Map.of(
          "complaints_project", List.of("54 project"),
          "usage_diagnosis", List.of("10 diagnosis"),
          "onboarding_resources", List.of("36 shift"),
          "penetration_campaign", List.of("32 campaign"),
          "bad_reviews_pause", List.of("48 hold", "48 pause"),
          "weekly_users_gates", List.of("43 gates"),
          "weekly_users_resources", List.of("50 shift"));

  /** Days at the boundary: what exactly kept each from firing. */
  private static final List<String> BOUNDARIES =
      List.of(
          "usage_diagnosis 9 waiting: outside the window after the launch",
          "penetration_campaign 29 warn: in the early-warning band",
          "penetration_campaign 31 warn: 40.0% = 40%",
          "onboarding_resources 35 clear: 34.7% < 35%",
          "bad_reviews_pause 46 too_few: fewer than 50",
          "bad_reviews_pause 47 clear: 15.0% = 15%",
          "complaints_project 51 keep: 0.80% = 0.8%",
          "weekly_users_gates 36 clear: 820 < 1,000",
          "weekly_users_resources 43 waiting: not all three gates are open");

  private StoryPolicies() {}

  static void assertEveryDay(List<PolicyCheck> policies) {
    assertThat(policies.stream().map(policy -> policy.expected().policy()))
        .containsExactlyInAnyOrderElementsOf(STATES.keySet());
    for (PolicyCheck policy : policies) {
      String key = policy.expected().policy();
      assertThat(policy.days().stream().map(day -> day.day() + " " + day.state()))
          .as(key)
          .containsExactlyElementsOf(states(STATES.getOrDefault(key, "")));
      assertThat(
              policy.days().stream()
                  .flatMap(day -> day.actions().stream().map(one -> day.day() + " " + one.name()))
                  .sorted())
          .as(key)
          .containsExactlyElementsOf(ACTIONS.getOrDefault(key, List.of()));
    }
    BOUNDARIES.forEach(line -> assertBoundary(policies, line));
  }

  private static List<String> states(String ranges) {
    List<String> states = new ArrayList<>();
    for (String range : ranges.split(", ")) {
      String[] parts = range.split(" ");
      String[] ends = parts[0].split("-");
      for (int day = Integer.parseInt(ends[0]);
          day <= Integer.parseInt(ends[ends.length - 1]);
          day++) {
        states.add(day + " " + parts[1]);
      }
    }
    return states;
  }

  private static void assertBoundary(List<PolicyCheck> policies, String line) {
    String[] parts = line.split(": ", 2);
    String[] where = parts[0].split(" ");
    PolicyDay day =
        policies.stream()
            .filter(policy -> policy.expected().policy().equals(where[0]))
            .flatMap(policy -> policy.days().stream())
            .filter(judged -> judged.day() == Integer.parseInt(where[1]))
            .findFirst()
            .orElseThrow();
    assertThat(day.verdict()).as(line).isEqualTo(where[2]);
    assertThat(day.sentence()).as(line).contains(parts[1]);
  }
}
