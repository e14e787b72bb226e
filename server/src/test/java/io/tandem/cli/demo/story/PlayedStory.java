package io.tandem.cli.demo.story;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Every event of the story, generated once, and ways to count them. */
final class PlayedStory {

  static final Story STORY = DealtByFlags.story();

  static final Map<Integer, List<DemoEvent>> DAYS = new HashMap<>();

  static {
    for (int day = Days.FIRST; day <= Days.LAST; day++) {
      DAYS.put(day, STORY.day(day));
    }
  }

  private PlayedStory() {}

  static List<DemoEvent> events(int from, int to, String name) {
    return java.util.stream.IntStream.rangeClosed(from, Math.min(to, Days.LAST))
        .boxed()
        .flatMap(day -> DAYS.get(day).stream())
        .filter(event -> name.equals("*") || event.name().equals(name))
        .toList();
  }

  static Set<String> people(int from, int to, String name) {
    return events(from, to, name).stream()
        .map(event -> event.learner().distinctId())
        .collect(Collectors.toCollection(HashSet::new));
  }

  static double sum(int from, int to, String name, String property) {
    return events(from, to, name).stream()
        .mapToDouble(event -> ((Number) event.properties().get(property)).doubleValue())
        .sum();
  }

  static double mean(int day, String name, String property) {
    return sum(day, day, name, property) / events(day, day, name).size();
  }
}
