package io.tandem.insights.retention;

import io.tandem.support.Condition;
import io.tandem.support.Oracle.Fact;
import io.tandem.support.Oracle.Somebody;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers a {@link RetentionQuestion} by looking at every event again and again. */
final class RetentionOracle {

  private final List<Fact> facts;
  private final ZoneId zone;
  private final RetentionQuestion question;

  RetentionOracle(List<Fact> facts, ZoneId zone, RetentionQuestion question) {
    this.facts = facts;
    this.zone = zone;
    this.question = question;
  }

  /** A person in a cohort, with the value it counts under and the cells it came back in. */
  record Member(Somebody person, String cohort, @Nullable String value, Set<Integer> cells) {}

  /** The names of the cohorts in order. */
  List<String> cohorts() {
    List<String> names = new ArrayList<>();
    if (question.interval().equals("hour")) {
      Instant end = question.to().plusDays(1).atStartOfDay(zone).toInstant();
      for (Instant at = midnight(); at.isBefore(end); at = at.plusSeconds(3600)) {
        names.add(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone)));
      }
      return names;
    }
    for (LocalDate day = question.from(); !day.isAfter(question.to()); day = day.plusDays(1)) {
      String name = bucket(day).toString();
      if (!names.contains(name)) {
        names.add(name);
      }
    }
    return names;
  }

  private Instant midnight() {
    return question.from().atStartOfDay(zone).toInstant();
  }

  private LocalDate bucket(LocalDate day) {
    return switch (question.interval()) {
      case "week" -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      case "month" -> day.withDayOfMonth(1);
      default -> day;
    };
  }

  private String cohort(Fact fact) {
    if (question.interval().equals("hour")) {
      long hours = Duration.between(midnight(), fact.time()).toHours();
      ZonedDateTime start = midnight().plusSeconds(hours * 3600).atZone(zone);
      return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(start);
    }
    return bucket(fact.day(zone)).toString();
  }

  /** Intervals from the start to an event that is not before it. */
  private long offset(Fact start, Fact event) {
    Duration between = Duration.between(start.time(), event.time());
    if (question.rolling()) {
      return switch (question.interval()) {
        case "hour" -> between.toHours();
        case "day" -> between.toDays();
        default -> between.toDays() / 7;
      };
    }
    LocalDate first = bucket(start.day(zone));
    LocalDate last = bucket(event.day(zone));
    return switch (question.interval()) {
      case "hour" ->
          Duration.between(midnight(), event.time()).toHours()
              - Duration.between(midnight(), start.time()).toHours();
      case "day" -> ChronoUnit.DAYS.between(first, last);
      case "week" -> ChronoUnit.WEEKS.between(first, last);
      default -> ChronoUnit.MONTHS.between(first, last);
    };
  }

  private boolean picks(RetentionQuestion.Pick pick, Fact fact) {
    return named(pick, fact) && all(pick.where(), fact) && all(question.where(), fact);
  }

  private static boolean named(RetentionQuestion.Pick pick, Fact fact) {
    return pick.event().equals("*") || pick.event().equals(fact.event());
  }

  private static boolean all(List<Condition> conditions, Fact fact) {
    return conditions.stream().allMatch(condition -> condition.holds(fact));
  }

  private boolean inDates(Fact fact) {
    LocalDate day = fact.day(zone);
    return !day.isBefore(question.from()) && !day.isAfter(question.to());
  }

  /** Everybody in every cohort, by the values of the breakdown or without them. */
  List<Member> members(boolean broken) {
    Map<Somebody, List<Fact>> people = new LinkedHashMap<>();
    facts.stream()
        .sorted(Comparator.comparing(Fact::time))
        .forEach(fact -> people.computeIfAbsent(fact.person(), k -> new ArrayList<>()).add(fact));
    List<Member> members = new ArrayList<>();
    people.forEach((person, own) -> {
      Map<@Nullable String, List<Fact>> groups = new HashMap<>();
      for (Fact fact : own) {
        groups.computeIfAbsent(broken ? value(fact) : "", k -> new ArrayList<>()).add(fact);
      }
      List<@Nullable String> order = new ArrayList<>(groups.keySet());
      order.sort(Comparator.nullsLast(Comparator.naturalOrder()));
      boolean ever = question.mode().equals("firstEver");
      for (String value : order) {
        List<Member> found = group(person, own, value, groups.get(value));
        boolean again = members.stream().anyMatch(member -> member.person() == person);
        if (!ever || !again) {
          members.addAll(found);
        }
      }
    });
    return members;
  }

  private @Nullable String value(Fact fact) {
    return fact.text(String.valueOf(question.breakdown()));
  }

  private List<Member> group(
      Somebody person, List<Fact> own, @Nullable String value, List<Fact> group) {
    List<Fact> starts = group.stream().filter(fact -> picks(question.start(), fact)).toList();
    List<Fact> anchors = new ArrayList<>();
    if (question.mode().equals("recurring")) {
      Set<String> seen = new HashSet<>();
      starts.stream()
          .filter(this::inDates)
          .filter(fact -> seen.add(cohort(fact)))
          .forEach(anchors::add);
    } else if (!starts.isEmpty() && inDates(starts.getFirst())) {
      Fact first = starts.getFirst();
      boolean ever =
          own.stream()
              .filter(fact -> named(question.start(), fact))
              .noneMatch(fact -> fact.time().isBefore(first.time()));
      if (ever || question.mode().equals("first")) {
        anchors.add(first);
      }
    }
    return anchors.stream()
        .map(anchor -> new Member(person, cohort(anchor), value, cells(anchor, group)))
        .toList();
  }

  private Set<Integer> cells(Fact start, List<Fact> group) {
    Set<Integer> cells = new HashSet<>(Set.of(0));
    for (int cell = 1; cell <= question.cells().size(); cell++) {
      int from = question.cells().get(cell - 1).get(0);
      int to = question.cells().get(cell - 1).get(1);
      long returns =
          group.stream()
              .filter(fact -> picks(question.back(), fact) && !fact.time().isBefore(start.time()))
              .map(fact -> offset(start, fact))
              .filter(offset -> offset >= from && (question.orAfter() || offset <= to))
              .count();
      if (returns >= question.minimum()) {
        cells.add(cell);
      }
    }
    return cells;
  }

  /** The members by the value shown, those beyond the limit under {@code $other}. */
  Map<@Nullable String, List<Member>> groups() {
    List<Member> members = members(true);
    Map<@Nullable String, Set<Somebody>> people = new HashMap<>();
    members.forEach(member ->
        people.computeIfAbsent(member.value(), k -> new HashSet<>()).add(member.person()));
    people.remove("$other");
    List<@Nullable String> order = new ArrayList<>(people.keySet());
    order.sort(
        Comparator.comparingInt((String value) -> -people.get(value).size())
            .thenComparing(Comparator.nullsLast(Comparator.naturalOrder())));
    List<@Nullable String> kept = order.subList(0, Math.min(question.limit(), order.size()));
    Map<@Nullable String, List<Member>> groups = new HashMap<>();
    for (Member member : members) {
      String shown = kept.contains(member.value()) ? member.value() : "$other";
      groups.computeIfAbsent(shown, k -> new ArrayList<>()).add(member);
    }
    return groups;
  }

  /** People of a cell; a person in several of the values counts once. */
  static Set<Somebody> people(List<Member> members, String cohort, int cell) {
    return members.stream()
        .filter(member -> member.cohort().equals(cohort) && member.cells().contains(cell))
        .map(Member::person)
        .collect(Collectors.toSet());
  }
}
