package io.tandem.policies.templates;

import static org.assertj.core.api.Assertions.assertThat;

import io.tandem.policies.PolicyDraft;
import io.tandem.policies.PolicySubject;
import io.tandem.policies.Verdict;
import io.tandem.policies.condition.Circumstances;
import io.tandem.policies.condition.Judge;
import io.tandem.policies.condition.Judgement;
import io.tandem.policies.condition.Reading;
import io.tandem.policies.condition.Values;
import io.tandem.policies.machine.Machine;
import io.tandem.policies.machine.Memory;
import io.tandem.policies.machine.Observation;
import io.tandem.policies.machine.Step;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each template on the figures of the story it is for, boundary days included. */
class TemplatesTest {

  private static final LocalDate D1 = LocalDate.parse("2026-03-02");

  @Test
  void complaintsFireOnTheThirdDayInARowAndEndAfterSevenBelow() {
    PolicyDraft policy = fill("complaints_project", null, Map.of());
    assertThat(run(policy, 50, "18/2000", "16/2000", "18/2000", "20/2000", "18/2000"))
        .containsExactly("D50 pending", "D51 ok", "D52 pending", "D53 pending", "D54 fires");
    assertThat(
            run(
                policy, 50, "18/2000", "18/2000", "18/2000", "10/2000", "10/2000", "10/2000",
                "10/2000", "10/2000", "10/2000", "10/2000"))
        .startsWith("D50 pending", "D51 pending", "D52 fires", "D53 recovering")
        .endsWith("D58 recovering", "D59 cleared");
  }

  @Test
  void penetrationWarnsFromThirtyFiveAndFiresAboveForty() {
    PolicyDraft policy = fill("penetration_campaign", "progress", Map.of());
    assertThat(run(policy, 29, "500/1500", "583/1500", "600/1500", "618/1500", "630/1500"))
        .containsExactly("D29 ok", "D30 warns", "D31 ok", "D32 fires", "D33 firing");
  }

  @Test
  void onboardingFiresAboveThirtyFivePercentOfACohort() {
    PolicyDraft policy = fill("onboarding_resources", null, Map.of("pool", "calls", "to", 500));
    assertThat(run(policy, 35, "52/150", "54/150", "52/150"))
        .containsExactly("D35 ok", "D36 fires", "D37 recovering");
  }

  @Test
  void reviewsNeedFiftyAndMoreThanFifteenPercent() {
    PolicyDraft policy = fill("bad_reviews_pause", "homework", Map.of());
    assertThat(run(policy, 46, "8/49", "9/60", "12/72"))
        .containsExactly("D46 too_few", "D47 ok", "D48 fires");
  }

  @Test
  void usageIsDiagnosedFromTheSeventhDayAfterTheLaunch() {
    PolicyDraft policy = fill("usage_diagnosis", "playback", Map.of());
    assertThat(policy.condition().predicates().getFirst().window()).isEqualTo(28);
    assertThat(launched(policy, D1.plusDays(2)))
        .containsExactly("D8 ok", "D9 ok", "D10 fires", "D11 firing");
  }

  private static List<String> launched(PolicyDraft policy, LocalDate launch) {
    return run(policy, 8, launch, "40/900", "44/950", "46/1000", "48/1010");
  }

  @Test
  void weeklyUsersAreScaledByAParameter() {
    PolicyDraft gates = fill("weekly_users_gates", "playback", Map.of("bound", 1000));
    assertThat(gates.condition().interval().key()).isEqualTo("week");
    assertThat(gates.condition().predicates().getFirst().metric()).isEqualTo("feature_people");
    assertThat(run(gates, 43, "1000", "1040")).containsExactly("D43 ok", "D44 fires");
    PolicyDraft resources =
        fill("weekly_users_resources", "playback", Map.of("bound", 1000, "pool", "x", "to", 1));
    assertThat(resources.condition().gates()).isTrue();
  }

  @Test
  void everyTemplateAsksForWhatItNeedsInBothLanguages() {
    assertThat(PolicyTemplates.all())
        .extracting(PolicyTemplate::key)
        .containsExactly(
            "onboarding_resources",
            "penetration_campaign",
            "complaints_project",
            "bad_reviews_pause",
            "usage_diagnosis",
            "weekly_users_gates",
            "weekly_users_resources");
    for (PolicyTemplate template : PolicyTemplates.all()) {
      assertThat(template.policy().actions()).isNotEmpty();
      assertThat(template.description().zh()).isNotBlank();
      assertThat(template.asks()).allSatisfy(ask -> assertThat(ask.names().zh()).isNotBlank());
    }
  }

  private static PolicyDraft fill(String template, String feature, Map<String, Object> given) {
    PolicySubject subject = feature == null ? null : new PolicySubject("feature", feature);
    return PolicyTemplates.fill(template, new TemplateParameters(subject, given)).orElseThrow();
  }

  private static List<String> run(PolicyDraft policy, int day, String... values) {
    return run(policy, day, D1.plusDays(day - 1), values);
  }

  private static List<String> run(PolicyDraft policy, int day, LocalDate launch, String... values) {
    Judge judge = Judge.of(policy.condition(), policy.temporal().onNoData());
    Machine machine = new Machine(policy.temporal(), policy.dispatch().cooldownDays());
    Memory memory = Memory.NONE;
    List<String> days = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      LocalDate bucket = D1.plusDays(day - 1L + i);
      List<Reading> readings =
          List.of(
              Reading.of(
                  policy.condition().predicates().getFirst(), Values.signal(values[i]), null));
      boolean open = Circumstances.launched(policy.condition(), launch, bucket);
      Judgement judgement = judge.judge(readings, new Circumstances(open, true));
      Step step =
          machine.step(memory, new Observation(bucket, judgement.mark(), judgement.warn(), false));
      memory = step.memory();
      days.add("D" + (day + i) + " " + word(judgement, step));
    }
    return days;
  }

  private static String word(Judgement judgement, Step step) {
    if (judgement.verdict() == Verdict.TOO_FEW) {
      return "too_few";
    }
    if (step.fired()) {
      return "fires";
    }
    if (step.cleared()) {
      return "cleared";
    }
    return step.warned() ? "warns" : step.memory().state().key();
  }
}
