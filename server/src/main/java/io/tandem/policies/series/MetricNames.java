package io.tandem.policies.series;

import io.tandem.shared.Names;
import io.tandem.shared.ProjectId;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Names and kinds of the metrics policies may watch. */
@Component
public class MetricNames {

  private static final Pattern RETENTION = Pattern.compile("day_([1-9][0-9]?)_retention");
  private static final Map<String, MetricFacts> KNOWN =
      Map.ofEntries(
          rate("penetration", "功能渗透率", "penetration", "feature"),
          rate("usage", "功能使用率", "usage rate", "feature"),
          rate("participation", "活动参与率", "participation", "campaign"),
          rate("reach", "触达率", "reach", "campaign"),
          rate("paid_conversion", "付费转化率", "paid conversion", "project"),
          rate("complaint_rate", "投诉率", "complaint rate", "project_or_feature"),
          rate("onboarding_completion", "新手任务完成率", "onboarding completion", "campaign"),
          rate("course_completion", "完课率", "course completion", "project"),
          rate("next_month_retention", "次月留存", "next-month retention", "project"),
          rate("bad_review_rate", "差评率", "bad-review rate", "feature"),
          Map.entry(
              "active_people",
              new MetricFacts(new Names("活跃人数", "active people"), false, false, "project")),
          Map.entry(
              "feature_people",
              new MetricFacts(
                  new Names("功能使用人数", "people using the feature"), false, false, "feature")));

  private static Map.Entry<String, MetricFacts> rate(
      String key, String zh, String en, String about) {
    return Map.entry(key, new MetricFacts(new Names(zh, en), true, false, about));
  }

  /** What is known of a metric; a name made of its key when there is none of that key. */
  public MetricFacts facts(ProjectId project, String metric) {
    Matcher retention = RETENTION.matcher(metric);
    if (retention.matches()) {
      String day = retention.group(1);
      Names names = new Names("第" + day + "日留存", "day-" + day + " retention");
      return new MetricFacts(names, true, false, "project");
    }
    MetricFacts known = KNOWN.get(metric);
    return known == null
        ? new MetricFacts(new Names(metric, metric), false, true, "project_or_feature")
        : known;
  }
}
