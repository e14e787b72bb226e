package io.tandem.cli.demo.story;

import static io.tandem.cli.demo.story.PlayedStory.DAYS;
import static io.tandem.cli.demo.story.PlayedStory.events;
import static io.tandem.cli.demo.story.PlayedStory.mean;
import static io.tandem.cli.demo.story.PlayedStory.people;
import static io.tandem.cli.demo.story.PlayedStory.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The planted figures, counted from the generated events themselves. */
class DemoSimulatorTest {

  @Test
  void everyEventHappensWithinItsLocalDayAndHasItsOwnUuid() {
    Set<UUID> uuids = new HashSet<>();
    DAYS.forEach((day, events) ->
        assertThat(events)
            .allSatisfy(event -> {
              LocalDate date = LocalDate.ofInstant(event.time(), Days.ZONE);
              assertThat(date).isEqualTo(Days.date(day));
              assertThat(uuids.add(event.uuid())).isTrue();
            }));
    assertThat(uuids).hasSizeBetween(400_000, 1_000_000);
  }

  @Test
  void twoPlaysAreTheSame() {
    Story again = DealtByFlags.story();

    assertThat(again.day(12).stream().map(DemoSimulatorTest::text))
        .containsExactlyElementsOf(DAYS.get(12).stream().map(DemoSimulatorTest::text).toList());
  }

  @Test
  void twentyThousandPeopleSignUpAndNobodyElseDoesAnything() {
    assertThat(people(-90, -1, "sign_up")).hasSize(9_000);
    assertThat(people(1, 60, "sign_up")).hasSize(11_000);
    assertThat(people(38, 44, "sign_up")).hasSize(3_050);
    assertThat(people(-90, 60, "sign_up")).containsAll(people(-90, 60, "*")).hasSize(20_000);
    for (int day = -90; day < 38; day++) {
      assertThat(events(day, day, "sign_up")).hasSize(day == 0 ? 0 : day < 0 ? 100 : 150);
    }
  }

  @Test
  void everybodyWhoDoesAnythingDeliberateOpenedTheAppThatDay() {
    Set<String> others =
        Set.of("sign_up", "landing_viewed", DemoEvent.IDENTIFY, "reminder_delivered");
    for (int day = -90; day <= 60; day++) {
      Set<String> doing =
          DAYS.get(day).stream()
              .filter(event -> !others.contains(event.name()))
              .map(event -> event.learner().distinctId())
              .collect(Collectors.toSet());
      assertThat(people(day, day, Story.OPEN)).isEqualTo(doing);
    }
  }

  @Test
  void progressViewCrossesTheLineOnDay32() {
    assertThat(people(30, 30, Story.OPEN)).hasSize(1_500);
    assertThat(people(31, 31, Story.OPEN)).hasSize(1_500);
    assertThat(people(32, 32, Story.OPEN)).hasSize(1_500);
    assertThat(people(30, 30, "progress_view")).hasSize(583);
    assertThat(people(31, 31, "progress_view")).hasSize(600);
    assertThat(people(32, 32, "progress_view")).hasSize(618);
    assertThat(people(36, 36, Story.OPEN)).hasSize(1_680);
    for (int day = 26; day < 30; day++) {
      assertThat(people(day, day, "progress_view").size())
          .isLessThan(people(day, day, Story.OPEN).size() * 2 / 5);
    }
  }

  @Test
  void complaintsOfDays50To60() {
    int[] planted = {18, 16, 18, 20, 18};
    for (int i = 0; i < planted.length; i++) {
      assertThat(people(50 + i, 50 + i, "complaint")).hasSize(planted[i]);
      assertThat(people(50 + i, 50 + i, Story.OPEN)).hasSize(2_000);
    }
    assertThat(people(60, 60, "complaint")).hasSize(10);
    assertThat(people(60, 60, Story.OPEN)).hasSize(2_000);
    for (int day = -90; day < 50; day++) {
      assertThat(people(day, day, "complaint").size() * 1_000)
          .isLessThanOrEqualTo(people(day, day, Story.OPEN).size() * 8);
    }
  }

  @Test
  void homeworkReviewsOverTheTrailingWeek() {
    assertReviews(46, 8, 49);
    assertReviews(47, 9, 60);
    assertReviews(48, 12, 72);
  }

  private static void assertReviews(int day, int bad, int all) {
    Predicate<DemoEvent> isBad = event -> (int) event.properties().get("rating") <= 2;
    List<DemoEvent> reviews = events(day - 6, day, "ai_review_rated");
    assertThat(reviews).hasSize(all);
    assertThat(reviews.stream().filter(isBad)).hasSize(bad);
  }

  @Test
  void playbackIsLearntSlowlyByTheFirstThousandExposed() {
    Set<String> exposed = people(3, 10, "playback_entry_shown");
    Set<String> used = people(3, 10, "playback_open");
    assertThat(exposed).hasSize(1_000).containsAll(used);
    assertThat(used).hasSize(46);
    assertThat(
            events(3, 10, "playback_entry_shown").stream()
                .filter(event -> event.learner().traits().age() >= 60)
                .map(event -> event.learner().distinctId())
                .distinct())
        .hasSize(430);
    assertThat(people(43, 49, "playback_open")).hasSize(1_040);
    assertThat(people(36, 42, "playback_open").size()).isLessThan(1_000);
  }

  @Test
  void minutesOfPlaybackRise() {
    assertThat(mean(19, "playback_finish", "minutes")).isCloseTo(4.0, within(1e-9));
    assertThat(mean(41, "playback_finish", "minutes")).isCloseTo(14.8, within(1e-9));
    assertThat(mean(60, "playback_finish", "minutes")).isCloseTo(14.8, within(1e-9));
  }

  @Test
  void theOutageOfDay57AffectsThreeHundredAndTwelve() {
    Instant down = Days.at(57, Days.clock(20, 3));
    Instant back = Days.at(57, Days.clock(20, 41));
    assertThat(people(57, 57, "playback_failed")).hasSize(312);
    assertThat(events(57, 57, "gift_pack_granted")).hasSize(312);
    assertThat(events(57, 57, "playback_failed"))
        .allMatch(event -> !event.time().isBefore(down) && event.time().isBefore(back));
    assertThat(events(57, 57, "playback_open"))
        .noneMatch(event -> event.time().isAfter(down) && event.time().isBefore(back));
  }

  @Test
  void weeklyRevenuePerActivePerson() {
    assertThat(sum(1, 7, "purchase", "amount") / people(1, 7, Story.OPEN).size())
        .isCloseTo(2.00, within(1e-9));
    assertThat(sum(50, 56, "purchase", "amount") / people(50, 56, Story.OPEN).size())
        .isCloseTo(3.30, within(1e-9));
    assertThat(events(-90, 60, "purchase"))
        .allMatch(event -> (double) event.properties().get("amount") > 0);
  }

  @Test
  void whereTheCommunityIsAnAdvertisementBringsEightPercentLess() {
    assertThat(mean(15, "ad_view", "revenue")).isCloseTo(0.50, within(1e-9));
    for (int day = 16; day <= 30; day++) {
      assertThat(revenueOfAnAdvertisement(day, Community.CLASSIC)).isCloseTo(0.50, within(1e-9));
      assertThat(revenueOfAnAdvertisement(day, Community.WITH)).isCloseTo(0.46, within(1e-9));
    }
    assertThat(mean(31, "ad_view", "revenue")).isCloseTo(0.46, within(1e-9));
  }

  private static double revenueOfAnAdvertisement(int day, String home) {
    return events(day, day, "ad_view").stream()
        .filter(event -> home.equals(event.properties().get("home")))
        .mapToDouble(event -> (double) event.properties().get("revenue"))
        .average()
        .orElseThrow();
  }

  @Test
  void historyIsTheSameWhateverFlagsGiveLater() {
    Story another = new Story(Story.SEED, Dealing.NOTHING);

    for (int day = -90; day <= 0; day++) {
      assertThat(another.day(day).stream().map(DemoSimulatorTest::text))
          .containsExactlyElementsOf(DAYS.get(day).stream().map(DemoSimulatorTest::text).toList());
    }
  }

  @Test
  void courseCompletionRises() {
    assertThat(people(1, 10, "course_enrolled")).hasSize(1_000);
    assertThat(completed(1, 10)).isEqualTo(120);
    assertThat(people(36, 45, "course_enrolled")).hasSize(1_000);
    assertThat(completed(36, 45)).isEqualTo(410);
  }

  private static long completed(int from, int to) {
    Set<String> dates = new HashSet<>();
    for (int day = from; day <= to; day++) {
      dates.add(Days.date(day).toString());
    }
    return events(from, to + 14, "course_completed").stream()
        .filter(event -> dates.contains((String) event.properties().get("enrolled_on")))
        .count();
  }

  private static String text(DemoEvent event) {
    return event.uuid()
        + event.name()
        + event.time()
        + event.learner().distinctId()
        + event.properties()
        + event.person();
  }
}
