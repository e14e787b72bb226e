package io.tandem.cli.demo.story;

import io.tandem.cli.demo.story.Learner.Traits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The 20,000 people: 100 sign-ups a day on days -90 to -1, 150 a day on days 1 to 60, and 2,000
 * that the bargain brings on days 38 to 44.
 */
final class Population {

  static final String BARGAIN = "砍价";

  /** Number of the last one who signs up in the story. */
  static final int LAST_NUMBER = 20_000;

  private static final List<String> CITIES =
      List.of("上海", "北京", "广州", "深圳", "杭州", "成都", "武汉", "西安", "南京", "苏州", "重庆", "长沙");
  private static final List<String> DEVICES =
      List.of("Android", "Android", "Android", "iOS", "iOS", "小程序", "小程序", "Web");
  private static final List<String> CHANNELS =
      List.of("应用商店", "应用商店", "搜索广告", "信息流广告", "老学员推荐", "公众号");

  private final List<Learner> everyone;
  private final List<List<Learner>> cohorts = new ArrayList<>();

  Population(long seed) {
    List<Learner> people = new ArrayList<>();
    for (int day = Days.FIRST; day <= Days.LAST; day++) {
      int from = people.size();
      Dice dice = new Dice(seed, "population", day);
      add(people, day, regular(day), dice, null);
      add(people, day, bargain(day), dice, BARGAIN);
      cohorts.add(List.copyOf(people.subList(from, people.size())));
    }
    everyone = Collections.unmodifiableList(people);
  }

  /** Sign-ups of a day that the bargain did not bring. */
  static int regular(int day) {
    return day == 0 ? 0 : day < 0 ? 100 : 150;
  }

  /** Sign-ups of a day that the bargain brought. */
  static int bargain(int day) {
    return day < 38 || day > 44 ? 0 : day < 43 ? 286 : 285;
  }

  private static void add(
      List<Learner> people, int day, int count, Dice dice, @Nullable String channel) {
    for (int i = 0; i < count; i++) {
      people.add(newcomer(people.size() + 1, day, dice, channel));
    }
  }

  /** Somebody who signs up on a day, as chance has it. */
  static Learner newcomer(int number, int day, Dice dice, @Nullable String channel) {
    int age = dice.chance(0.30) ? dice.between(60, 78) : dice.between(16, 59);
    Traits traits =
        new Traits(
            age,
            dice.one(CITIES),
            dice.one(DEVICES),
            channel == null ? dice.one(CHANNELS) : channel);
    return new Learner(number, day, traits);
  }

  /** All, by number from 1. */
  List<Learner> everyone() {
    return everyone;
  }

  /** Who signs up on a day. */
  List<Learner> cohort(int day) {
    return cohorts.get(day - Days.FIRST);
  }

  /** Those of a day's sign-ups. */
  List<Learner> cohort(int day, Predicate<Learner> which) {
    return cohort(day).stream().filter(which).toList();
  }

  /** Who signs up on any of the days, both inclusive. */
  List<Learner> cohorts(int from, int to) {
    List<Learner> several = new ArrayList<>();
    for (int day = from; day <= to; day++) {
      several.addAll(cohort(day));
    }
    return several;
  }
}
