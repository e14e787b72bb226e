package io.tandem.cli.demo.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToIntFunction;

/** The events of one day as the chapters write them down. */
final class DayBook {

  private static final int EARLIEST = Days.clock(6, 30);
  private static final int LATEST = Days.clock(23, 20);

  private static final int LONG_DAY = 13 * 60; // minutes

  private final int day;
  private final long seed;
  private final List<Learner> active;
  private final ToIntFunction<Learner> opening;
  private final List<DemoEvent> events = new ArrayList<>();
  private final Map<Learner, Integer> written = new HashMap<>();

  /** A day of the story: people come all day long. */
  DayBook(int day, long seed, List<Learner> active) {
    this(day, seed, active, learner -> evenly(day, learner));
  }

  /**
   * A day with hours of its own.
   *
   * @param opening second of the day on which a learner opens the app
   */
  DayBook(int day, long seed, List<Learner> active, ToIntFunction<Learner> opening) {
    this.day = day;
    this.seed = seed;
    this.active = active;
    this.opening = opening;
  }

  int day() {
    return day;
  }

  /** The active people of the day, by number. */
  List<Learner> active() {
    return active;
  }

  /** Dice for one purpose today. */
  Dice dice(String purpose) {
    return new Dice(seed, purpose, day);
  }

  /** When a learner opens the app today, in seconds of the day. */
  int opening(Learner learner) {
    return opening.applyAsInt(learner);
  }

  /** Everybody has a usual time between 7:00 and 20:00 and keeps to it within two hours. */
  private static int evenly(int day, Learner learner) {
    int usual = Math.floorMod(learner.number() * 2_654_435, LONG_DAY);
    int around = Math.floorMod(learner.number() * 31_337 + day * 40_503, 241) - 120;
    int minute = Math.clamp(usual + around, 0, LONG_DAY - 1);
    return Days.clock(7, 0) + minute * 60 + Math.floorMod(learner.number(), 60);
  }

  /** Writes an event so many seconds after the learner opened the app. */
  void after(Learner learner, int seconds, String name, Object... properties) {
    at(learner, opening(learner) + seconds, name, properties);
  }

  /** Writes an event at a second of the day; kept well inside the day. */
  void at(Learner learner, int second, String name, Object... properties) {
    write(learner, null, second, name, map(properties));
  }

  /** Writes that an app showed somebody what a flag gave them. */
  void exposed(Learner learner, int seconds, String flag, String variant) {
    String told = "$feature_flag_response";
    after(learner, seconds, "$feature_flag_called", "$feature_flag", flag, told, variant);
  }

  /** Writes an event somebody did before it was known who they are. */
  void anonymously(Learner learner, int seconds, String name, Object... properties) {
    write(learner, anonymousId(learner), opening(learner) + seconds, name, map(properties));
  }

  /** Says who a learner is; the anonymous visitor before, if any, was them. */
  void identify(Learner learner, int seconds, boolean visited, Map<String, Object> person) {
    int second = Math.clamp(opening(learner) + seconds, EARLIEST, LATEST);
    events.add(
        new DemoEvent(
            learner,
            visited ? anonymousId(learner) : null,
            uuid(learner),
            Days.at(day, second),
            DemoEvent.IDENTIFY,
            Map.of(),
            person));
  }

  private void write(
      Learner learner,
      @org.jspecify.annotations.Nullable String anonymousId,
      int second,
      String name,
      Map<String, Object> properties) {
    int inside = Math.clamp(second, EARLIEST, LATEST);
    events.add(
        new DemoEvent(
            learner, anonymousId, uuid(learner), Days.at(day, inside), name, properties, Map.of()));
  }

  private static String anonymousId(Learner learner) {
    return "visitor-" + learner.number();
  }

  private UUID uuid(Learner learner) {
    int count = written.merge(learner, 1, Integer::sum);
    // Version and variant bits of RFC 9562; below them who, which day and the how many-th.
    long high = (seed << 16) | 0x8000L;
    long low =
        0x8000_0000_0000_0000L
            | ((long) learner.number() << 32)
            | ((long) (day - Days.FIRST) << 16)
            | count;
    return new UUID(high, low);
  }

  private static Map<String, Object> map(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }

  /** All events in the order they happened; those of one second as they were written. */
  List<DemoEvent> events() {
    events.sort(Comparator.comparing(DemoEvent::time));
    return events;
  }
}
