package io.tandem.cli.demo.story;

import static io.tandem.cli.demo.story.PlayedStory.events;
import static io.tandem.cli.demo.story.PlayedStory.people;
import static io.tandem.cli.demo.story.PlayedStory.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Planted figures of cohorts: who stays, who finishes. */
class DemoCohortsTest {

  @Test
  void questCohortsOfDays35And36() {
    assertThat(questCohort(35, "quest_offered")).isEqualTo(150);
    assertThat(questCohort(35, "quest_completed")).isEqualTo(52);
    assertThat(questCohort(36, "quest_offered")).isEqualTo(150);
    assertThat(questCohort(36, "quest_completed")).isEqualTo(54);
    assertThat(people(10, 27, "experiment_enrolled")).hasSize(2_280);
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
  void experimentArmsDifferAsDrawn() {
    Map<Object, Integer> enrolled = new HashMap<>();
    Map<Object, Integer> stayed = new HashMap<>();
    for (int day = 10; day <= 27; day++) {
      Set<String> later = people(day + 7, day + 7, Story.OPEN);
      for (DemoEvent event : events(day, day, "experiment_enrolled")) {
        Object arm = event.properties().get("arm");
        enrolled.merge(arm, 1, Integer::sum);
        stayed.merge(arm, later.contains(event.learner().distinctId()) ? 1 : 0, Integer::sum);
      }
    }
    assertThat(enrolled).allSatisfy((arm, n) -> assertThat(n).isEqualTo(570)).hasSize(4);
    // Four standard errors of a share of 570.
    assertThat(stayed.get("none") / 570.0).isCloseTo(0.18, within(0.065));
    assertThat(stayed.get("quest") / 570.0).isCloseTo(0.26, within(0.075));
    assertThat(stayed.get("check_in") / 570.0).isCloseTo(0.23, within(0.07));
    assertThat(stayed.get("both") / 570.0).isCloseTo(0.36, within(0.08));
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
