package io.tandem.cli.demo.story;

import static io.tandem.cli.demo.story.PlayedStory.events;
import static io.tandem.cli.demo.story.PlayedStory.people;
import static io.tandem.cli.demo.story.PlayedStory.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Planted figures of cohorts: who stays, who finishes. */
class DemoCohortsTest {

  /** What people in the onboarding experiment did while they were looked at. */
  private static final Map<Learner, List<DemoEvent>> ENROLLED =
      events(10, 42, "*").stream()
          .filter(event -> event.learner().arm() != null)
          .collect(Collectors.groupingBy(DemoEvent::learner));

  @Test
  void questCohortsOfDays35And36() {
    assertThat(questCohort(35, "quest_offered")).isEqualTo(150);
    assertThat(questCohort(35, "quest_completed")).isEqualTo(52);
    assertThat(questCohort(36, "quest_offered")).isEqualTo(150);
    assertThat(questCohort(36, "quest_completed")).isEqualTo(54);
    for (int day = 28; day < 35; day++) {
      assertThat(questCohort(day, "quest_completed")).isBetween(30L, 52L);
    }
  }

  private static long questCohort(int day, String name) {
    String date = Days.date(day).toString();
    return events(day, day + 2, name).stream()
        .filter(event -> event.properties().get("sign_up_date").equals(date))
        .map(event -> event.learner().distinctId())
        .distinct()
        .count();
  }

  @Test
  void theBargainIsCheapAndLeavesNothing() {
    assertThat(sum(38, 44, "sign_up", "acquisition_cost")).isCloseTo(128_100, within(1e-6));
    assertThat(sum(31, 37, "sign_up", "acquisition_cost") / 1_050).isCloseTo(58, within(1e-9));
    assertThat(retained(38, 44, learner -> learner.traits().channel().equals(Population.BARGAIN)))
        .isEqualTo(180);
    assertThat(retained(-90, -1, learner -> true)).isEqualTo(90 * 18);
  }

  private static long retained(int from, int to, Predicate<Learner> which) {
    long count = 0;
    for (int day = from; day <= to; day++) {
      Set<String> later = people(day + 7, day + 7, Story.OPEN);
      count +=
          events(day, day, "sign_up").stream()
              .filter(event -> which.test(event.learner()))
              .filter(event -> later.contains(event.learner().distinctId()))
              .count();
    }
    return count;
  }

  @Test
  void theOnboardingFlagEnrolsWhoItDealsOutInThreeSteps() {
    assertThat(exposures(10, 11, Onboarding.FLAG)).hasSize(30);
    assertThat(exposures(12, 13, Onboarding.FLAG)).hasSize(150);
    assertThat(exposures(14, 27, Onboarding.FLAG)).hasSize(2_100);
    assertThat(exposures(-90, 60, Onboarding.FLAG)).hasSize(Onboarding.ENROLLED);
  }

  private static List<DemoEvent> exposures(int from, int to, String flag) {
    return events(from, to, "$feature_flag_called").stream()
        .filter(event -> flag.equals(event.properties().get("$feature_flag")))
        .toList();
  }

  @Test
  void whoeverIsEnrolledComesBackAndBuysAsPlanted() {
    Map<Arm, Integer> enrolled = new EnumMap<>(Arm.class);
    Map<Arm, Integer> stayed = new EnumMap<>(Arm.class);
    Map<Arm, Double> worth = new EnumMap<>(Arm.class);
    for (DemoEvent event : exposures(10, 27, Onboarding.FLAG)) {
      Arm arm = Objects.requireNonNull(event.learner().arm());
      assertThat(event.properties().get("$feature_flag_response")).isEqualTo(arm.key());
      enrolled.merge(arm, 1, Integer::sum);
      stayed.merge(arm, isActiveAfter(event, 156, 180) ? 1 : 0, Integer::sum);
      worth.merge(arm, boughtWithin(event, 336), Double::sum);
    }
    for (Arm arm : Arm.values()) {
      int n = enrolled.getOrDefault(arm, 0);
      double error = Math.sqrt(arm.retention() * (1 - arm.retention()) / n);
      assertThat(n).isBetween(500, 640);
      assertThat((double) stayed.get(arm) / n).isCloseTo(arm.retention(), within(4 * error));
      // Somebody spends 5 to 8 yuan more or less than the mean; four standard errors.
      assertThat(worth.get(arm) / n).isCloseTo(arm.worthByDay14(), within(32 / Math.sqrt(n)));
    }
  }

  private static boolean isActiveAfter(DemoEvent exposure, int from, int to) {
    return of(exposure.learner(), Story.OPEN)
        .mapToDouble(event -> hours(exposure, event))
        .anyMatch(hours -> hours >= from && hours < to);
  }

  private static double boughtWithin(DemoEvent exposure, int hours) {
    return of(exposure.learner(), "purchase")
        .filter(event -> hours(exposure, event) < hours)
        .mapToDouble(event -> (double) event.properties().get("amount"))
        .sum();
  }

  private static Stream<DemoEvent> of(Learner learner, String name) {
    return ENROLLED.getOrDefault(learner, List.of()).stream()
        .filter(event -> event.name().equals(name));
  }

  private static double hours(DemoEvent from, DemoEvent to) {
    return Duration.between(from.time(), to.time()).toMillis() / 3.6e6;
  }

  @Test
  void churnTimingOfTheFirstCohorts() {
    Map<String, Integer> last = new HashMap<>();
    for (int day = -90; day <= 0; day++) {
      for (String person : people(day, day, Story.OPEN)) {
        last.put(person, day);
      }
    }
    int lost = 0;
    int early = 0;
    int people = 0;
    for (int day = -90; day <= -61; day++) {
      for (String person : people(day, day, "sign_up")) {
        people++;
        int stay = last.get(person) - day;
        lost += stay <= 30 ? 1 : 0;
        early += stay < 7 ? 1 : 0;
      }
    }
    assertThat(List.of(people, lost, early)).containsExactly(3_000, 2_000, 1_360);
  }

  @Test
  void februarysSignUpsInMarch() {
    Set<String> february = people(-28, -1, "sign_up");
    assertThat(february).hasSize(2_800);
    february.retainAll(people(0, 30, Story.OPEN));
    assertThat(february).hasSize(616);
  }
}
