package io.tandem.cli.demo;

import io.tandem.cli.demo.Expected.Deed;
import io.tandem.cli.demo.PolicyDay.Action;
import io.tandem.cli.demo.story.Days;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A policy beside what the story expects of it.
 *
 * @param name in English
 * @param weekly whether it judges weeks
 * @param days everything it judged that the story tells of, oldest first
 */
public record PolicyCheck(Expected expected, String name, boolean weekly, List<PolicyDay> days) {

  private static final Duration SHORTLY = Duration.ofMinutes(30);

  /** What differs, in words; empty when all is as the story has it. */
  public List<String> wrong() {
    List<String> wrong = new ArrayList<>();
    List<Integer> fired = fired().stream().map(PolicyDay::day).toList();
    if (!fired.equals(expected.fires())) {
      wrong.add("expected to fire on " + names(expected.fires()) + ", fired on " + names(fired));
    }
    for (int day : expected.quiet()) {
      if (days.stream().noneMatch(judged -> judged.day() == day && !judged.fired())) {
        wrong.add("expected to judge " + name(day) + " and stay silent");
      }
    }
    for (PolicyDay judged : days) {
      late(judged, wrong);
      deeds(judged, wrong);
    }
    return wrong;
  }

  /** Judged a little after 01:00 of the day the bucket closes on. */
  private void late(PolicyDay judged, List<String> wrong) {
    if (judged.fired()) {
      Instant closed = Days.at(closing(judged.day()), Days.clock(1, 0));
      Duration after = Duration.between(closed, judged.judgedAt());
      if (after.isNegative() || after.compareTo(SHORTLY) > 0) {
        wrong.add(name(judged.day()) + " was judged at " + judged.judgedAt());
      }
    }
  }

  /** The story day on which a bucket closes: cohorts of the quest take three days more. */
  private int closing(int day) {
    int matured = expected.policy().equals("onboarding_resources") ? 3 : 0;
    return day + (weekly ? 7 : 1) + matured;
  }

  private void deeds(PolicyDay judged, List<String> wrong) {
    List<String> wanted =
        judged.fired() ? expected.deeds().stream().map(Deed::name).toList() : List.of();
    Map<String, Action> asked = new TreeMap<>();
    judged.actions().forEach(action -> asked.put(action.name(), action));
    if (!asked.keySet().equals(java.util.Set.copyOf(wanted))
        || asked.size() != judged.actions().size()) {
      wrong.add(name(judged.day()) + " asked for " + asked.keySet() + " instead of " + wanted);
      return;
    }
    for (Deed deed : judged.fired() ? expected.deeds() : List.<Deed>of()) {
      Action action = asked.get(deed.name());
      String by = deed.by() == null ? "" : deed.by().email();
      if (action != null && !(action.state().equals("done") && action.approvedBy().equals(by))) {
        wrong.add(
            "%s is %s%s"
                .formatted(
                    deed.name(),
                    action.state(),
                    action.approvedBy().isEmpty() ? "" : ", decided by " + action.approvedBy()));
      }
    }
  }

  /** The buckets it fired on. */
  List<PolicyDay> fired() {
    return days.stream().filter(PolicyDay::fired).toList();
  }

  /** The buckets at the boundary. */
  List<PolicyDay> quiet() {
    return days.stream()
        .filter(judged -> expected.quiet().contains(judged.day()))
        .sorted(Comparator.comparingInt(PolicyDay::day))
        .toList();
  }

  /** A bucket's name: {@code D31}, or {@code week 7}. */
  String name(int day) {
    return weekly ? "week " + Days.week(day) : "D" + day;
  }

  private String names(List<Integer> named) {
    return named.isEmpty() ? "no day" : String.join(", ", named.stream().map(this::name).toList());
  }
}
