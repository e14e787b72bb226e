package io.tandem.metrics;

import static io.tandem.metrics.About.CAMPAIGN;
import static io.tandem.metrics.About.FEATURE;
import static io.tandem.metrics.About.PROJECT;
import static io.tandem.metrics.About.PROJECT_OR_FEATURE;

import io.tandem.shared.Names;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The metrics every project has. The events are those of {@link io.tandem.catalog.Definition},
 * {@link io.tandem.catalog.Feature} and {@link io.tandem.catalog.Campaign}; people are distinct and
 * merged; buckets are of the project's zone. Active people are people who did a deliberate event in
 * the bucket.
 */
enum BuiltIn {
  /** Active people who used the feature ÷ active people. */
  PENETRATION(FEATURE, "功能渗透率", "Feature penetration"),
  /** Exposed people who used the feature in the same bucket ÷ people exposed to it. */
  USAGE(FEATURE, "功能使用率", "Feature usage rate"),
  /** Eligible people who took part ÷ eligible people, who are all active people. */
  PARTICIPATION(CAMPAIGN, "活动参与率", "Participation rate"),
  /** Eligible people who were reached ÷ eligible people, who are all active people. */
  REACH(CAMPAIGN, "触达率", "Reach"),
  /** Active people who paid ÷ active people. */
  PAID_CONVERSION(PROJECT, "付费转化率", "Paid conversion rate"),
  /**
   * People who complained ÷ active people. The one numerator that is no part of its denominator: a
   * complaint may come by ticket from somebody who did nothing else.
   */
  COMPLAINT_RATE(PROJECT_OR_FEATURE, "投诉率", "Complaint rate"),
  /** Ratings of 2 and less ÷ ratings of the feature, over the last 7 days. */
  BAD_REVIEW_RATE(FEATURE, "差评率", "Bad-review rate"),
  /** Active people. */
  ACTIVE_PEOPLE(PROJECT, "活跃用户数", "Active people"),
  /** People who used the feature. */
  FEATURE_PEOPLE(FEATURE, "功能使用人数", "People using the feature"),
  /**
   * People who signed up in the bucket, were reached by the campaign and finished it within its
   * window ÷ people who signed up and were reached.
   */
  ONBOARDING_COMPLETION(CAMPAIGN, "新手任务完成率", "Onboarding completion"),
  /** People who enrolled in the bucket and completed within the window ÷ people who enrolled. */
  COURSE_COMPLETION(PROJECT, "完课率", "Course completion"),
  /** People who signed up in the month and were active in the next ÷ people who signed up. */
  NEXT_MONTH_RETENTION(PROJECT, "次月留存", "Next-month retention"),
  /** People who signed up in the bucket and were active n days later ÷ people who signed up. */
  DAY_RETENTION(PROJECT, "第 {n} 日留存", "Day-{n} retention");

  private static final Pattern DAY_N = Pattern.compile("day_([1-9][0-9]?)_retention");
  private static final int MOST_DAYS = 90;

  private final About about;
  private final String chinese;
  private final String english;

  BuiltIn(About about, String chinese, String english) {
    this.about = about;
    this.chinese = chinese;
    this.english = english;
  }

  /** The metric of that key, or null. */
  static @Nullable BuiltIn find(String key) {
    if (day(key) > 0) {
      return DAY_RETENTION;
    }
    for (BuiltIn metric : values()) {
      if (metric != DAY_RETENTION && metric.name().toLowerCase(Locale.ROOT).equals(key)) {
        return metric;
      }
    }
    return null;
  }

  /** The n of {@code day_n_retention}, 0 for any other key. */
  static int day(String key) {
    Matcher matcher = DAY_N.matcher(key);
    int day = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    return day <= MOST_DAYS ? day : 0;
  }

  About about() {
    return about;
  }

  MetricShape shape() {
    return switch (this) {
      case PENETRATION, USAGE, PARTICIPATION, REACH, PAID_CONVERSION -> MetricShape.RATE_UP;
      case COMPLAINT_RATE -> MetricShape.RATE_DOWN;
      case BAD_REVIEW_RATE -> MetricShape.REVIEWS;
      case ACTIVE_PEOPLE, FEATURE_PEOPLE -> MetricShape.PEOPLE;
      case ONBOARDING_COMPLETION, COURSE_COMPLETION, DAY_RETENTION -> MetricShape.COHORT;
      case NEXT_MONTH_RETENTION -> MetricShape.MONTHLY_COHORT;
    };
  }

  Names names(String key) {
    String day = Integer.toString(day(key));
    return new Names(chinese.replace("{n}", day), english.replace("{n}", day));
  }
}
