package io.tandem.cli.demo.story;

import static io.tandem.cli.demo.story.PlayedStory.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What goes on beyond the story's end: the page of daily tasks, and those who are held out. */
class LaterTrialsTest {

  @Test
  void nobodyMeetsBothTrialsOfTheLayerAndEachHasItsShareOfThoseWhoAreNotHeldOut() {
    Set<String> choice = met(TaskTrial.CHOICE);
    Set<String> streak = met(TaskTrial.STREAK);

    assertThat(choice).doesNotContainAnyElementsOf(streak);
    assertThat(share(choice, TaskTrial.CHOICE)).isCloseTo(0.5 * 0.95, within(0.03));
    assertThat(share(streak, TaskTrial.STREAK)).isCloseTo(0.4 * 0.95, within(0.03));
    for (TaskTrial trial : TaskTrial.values()) {
      assertThat(exposures(-90, trial.firstDay() - 1, trial)).isEmpty();
    }
  }

  private static double share(Set<String> met, TaskTrial trial) {
    return (double) met.size() / PlayedStory.people(trial.firstDay(), Days.LAST, Story.OPEN).size();
  }

  private static Set<String> met(TaskTrial trial) {
    Set<String> met = new HashSet<>();
    exposures(trial.firstDay(), Days.LAST, trial)
        .forEach(event -> assertThat(met.add(event.learner().distinctId())).isTrue());
    return met;
  }

  private static List<DemoEvent> exposures(int from, int to, TaskTrial trial) {
    return events(from, to, "$feature_flag_called").stream()
        .filter(event -> trial.flag().equals(event.properties().get("$feature_flag")))
        .toList();
  }

  @Test
  void moreFinishTheirTasksWhereSomethingIsTriedAsPlanted() {
    for (TaskTrial trial : TaskTrial.values()) {
      Map<String, Integer> people = new HashMap<>();
      Map<String, Integer> finished = new HashMap<>();
      for (int day = trial.firstDay(); day <= Days.LAST; day++) {
        Set<String> done = PlayedStory.people(day, day, "daily_tasks_done");
        for (DemoEvent event : exposures(day, day, trial)) {
          String variant = event.properties().get("$feature_flag_response").toString();
          people.merge(variant, 1, Integer::sum);
          finished.merge(
              variant, done.contains(event.learner().distinctId()) ? 1 : 0, Integer::sum);
        }
      }
      assertRate(people, finished, trial.control(), TaskTrial.FINISHES);
      assertRate(people, finished, trial.variant(), TaskTrial.FINISHES + trial.effect());
    }
  }

  private static void assertRate(
      Map<String, Integer> people, Map<String, Integer> finished, String variant, double planted) {
    int n = people.getOrDefault(variant, 0);
    double error = Math.sqrt(planted * (1 - planted) / n);
    assertThat(n).isGreaterThan(400);
    assertThat((double) finished.getOrDefault(variant, 0) / n)
        .isCloseTo(planted, within(4 * error));
  }

  @Test
  void oneInTwentyIsHeldOutOfTheCommunityFromDay32OnAndKeepsTheOldHomePage() {
    Map<String, String> given = new HashMap<>();
    for (int day = Community.HELD_FROM; day <= Days.LAST; day++) {
      PlayedStory.STORY
          .given(day)
          .forEach((id, flags) -> {
            if (flags.containsKey(Community.FLAG)) {
              assertThat(given.put(id, flags.get(Community.FLAG))).isNull();
            }
          });
    }
    assertThat(given.keySet())
        .isEqualTo(PlayedStory.people(Community.HELD_FROM, Days.LAST, Story.OPEN));
    Predicate<String> held = id -> given.getOrDefault(id, "").isEmpty();
    long out = given.keySet().stream().filter(held).count();
    assertThat((double) out / given.size()).isCloseTo(0.05, within(0.01));
    assertThat(events(Community.HELD_FROM, Days.LAST, "ad_view"))
        .allMatch(event ->
            held.test(event.learner().distinctId())
                == Community.CLASSIC.equals(event.properties().get("home")));
    assertThat(events(Community.HELD_FROM, Days.LAST, "community_open"))
        .noneMatch(event -> held.test(event.learner().distinctId()));
    assertThat(events(31, 31, "ad_view"))
        .as("the day before")
        .allMatch(event -> Community.WITH.equals(event.properties().get("home")));
  }

  @Test
  void peopleGoOnComingIntoTheTrialsAfterTheStory() {
    List<DemoEvent> live = PlayedStory.STORY.after(62);

    for (TaskTrial trial : TaskTrial.values()) {
      List<DemoEvent> told =
          live.stream()
              .filter(event -> trial.flag().equals(event.properties().get("$feature_flag")))
              .toList();
      assertThat(told)
          .filteredOn(event -> event.learner().signUpDay() == 62)
          .hasSizeGreaterThan(30);
      Set<String> before = met(trial);
      assertThat(told).noneMatch(event -> before.contains(event.learner().distinctId()));
    }
  }
}
