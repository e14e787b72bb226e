package io.tandem.cli.demo.story;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The story's calendar. Day 1 is Monday 2026-03-02 in Shanghai; days -90 to -1 are its history, day
 * 0 is the Sunday in between, on which nobody signs up.
 */
public final class Days {

  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  public static final int FIRST = -90;
  public static final int LAST = 60;

  private static final LocalDate DAY_ZERO = LocalDate.of(2026, 3, 1);

  private Days() {}

  /** The local date of a day. */
  public static LocalDate date(int day) {
    return DAY_ZERO.plusDays(day);
  }

  /** The day of a local date. */
  public static int of(LocalDate date) {
    return Math.toIntExact(date.toEpochDay() - DAY_ZERO.toEpochDay());
  }

  /** An instant of a day; Shanghai has no daylight saving, so seconds of the day do. */
  public static Instant at(int day, int secondOfDay) {
    return date(day).atStartOfDay(ZONE).plusSeconds(secondOfDay).toInstant();
  }

  /** Seconds since midnight. */
  public static int clock(int hour, int minute) {
    return (hour * 60 + minute) * 60;
  }

  /** Week of the story: 1 holds days 1 to 7; history has weeks 0 and below. */
  public static int week(int day) {
    return Math.floorDiv(day - 1, 7) + 1;
  }

  /** First day of a week; history's first week begins with day -90. */
  public static int monday(int week) {
    return (week - 1) * 7 + 1;
  }
}
