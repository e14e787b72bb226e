package io.tandem.cli.demo.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The days after the story, which the demo lives in real time. */
class LiveDayTest {

  @Test
  void aDayIsTheSameEachTimeItIsToldSoThatNothingCountsTwice() {
    List<DemoEvent> again = DealtByFlags.story().after(61);

    assertThat(again.stream().map(LiveDayTest::text))
        .containsExactlyElementsOf(
            PlayedStory.STORY.after(61).stream().map(LiveDayTest::text).toList());
  }

  private static String text(DemoEvent event) {
    return event.uuid() + event.name() + event.time() + event.properties() + event.person();
  }

  @Test
  void noEventIsAnotherOnes() {
    Set<Object> uuids = new HashSet<>();
    List<DemoEvent> all = new ArrayList<>();
    PlayedStory.DAYS.values().forEach(all::addAll);
    for (int day = 61; day <= 70; day++) {
      all.addAll(PlayedStory.STORY.after(day));
    }
    assertThat(all).allMatch(event -> uuids.add(event.uuid()));
  }

  @Test
  void peopleComeAsInTheLastWeekAndSomeSignUp() {
    List<DemoEvent> live = PlayedStory.STORY.after(61);

    assertThat(live)
        .allMatch(event -> LocalDate.ofInstant(event.time(), Days.ZONE).equals(Days.date(61)));
    assertThat(people(live, Story.OPEN)).hasSize(LiveDay.RETURNING + LiveDay.NEW);
    assertThat(people(live, "sign_up")).hasSize(LiveDay.NEW);
    assertThat(people(live, "complaint").size() * 1_000)
        .isLessThan(people(live, Story.OPEN).size() * 8);
    assertThat(people(PlayedStory.STORY.after(62), "sign_up"))
        .doesNotContainAnyElementsOf(people(live, "sign_up"));
  }

  @Test
  void theEveningIsBusierThanTheMorningAndNobodyComesAtNight() {
    List<DemoEvent> live = PlayedStory.STORY.after(61);

    assertThat(openings(live, 19, 22)).isGreaterThan(2 * openings(live, 8, 11));
    assertThat(openings(live, 0, 6)).isZero();
  }

  private static long openings(List<DemoEvent> events, int from, int to) {
    return events.stream()
        .filter(event -> event.name().equals(Story.OPEN))
        .map(event -> event.time().atZone(Days.ZONE).getHour())
        .filter(hour -> hour >= from && hour < to)
        .count();
  }

  private static Set<String> people(List<DemoEvent> events, String name) {
    Set<String> people = new HashSet<>();
    events.stream()
        .filter(event -> event.name().equals(name))
        .forEach(event -> people.add(event.learner().distinctId()));
    return people;
  }
}
