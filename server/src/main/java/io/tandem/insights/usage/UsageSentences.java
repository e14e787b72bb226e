package io.tandem.insights.usage;

import io.tandem.insights.UsageReport;
import io.tandem.insights.UsageReport.Step;
import io.tandem.insights.UsageReport.UsageLoss;
import io.tandem.insights.UsageReport.UsageRow;
import io.tandem.insights.UsageReport.UsageSegment;
import io.tandem.insights.UsageReport.UsageSeniors;
import io.tandem.insights.UsageReport.UsageStage;
import io.tandem.shared.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What a report says in words, most important first. */
final class UsageSentences {

  /** Values with fewer exposed people are not compared. */
  private static final long FEW = 30;

  private UsageSentences() {}

  static List<Sentence> of(UsageReport report) {
    List<Sentence> sentences = new ArrayList<>();
    long exposed = report.stages().getFirst().people();
    if (exposed == 0) {
      return List.of(
          new Sentence(
              "这段时间没有人看到" + report.names().zh() + "，无从诊断。",
              "Nobody was shown " + report.names().en() + " in these days: nothing to diagnose."));
    }
    sentences.add(stages(report));
    if (report.largestLoss() != null) {
      sentences.add(loss(report.largestLoss()));
    }
    seniors(report.seniors(), exposed, sentences);
    for (UsageSegment segment : report.segments()) {
      contrast(segment, sentences);
    }
    return List.copyOf(sentences);
  }

  private static Sentence stages(UsageReport report) {
    StringBuilder zh = new StringBuilder();
    StringBuilder en = new StringBuilder();
    for (UsageStage stage : report.stages()) {
      String people = number(stage.people());
      Double share = stage.ofPrevious();
      zh.append(zh.isEmpty() ? "" : " → ").append(zh(stage.step())).append(' ').append(people);
      en.append(en.isEmpty() ? "" : " → ").append(en(stage.step())).append(' ').append(people);
      if (share != null) {
        zh.append('（').append(percent(share)).append('）');
        en.append(" (").append(percent(share)).append(')');
      }
    }
    String days = report.from() + "–" + report.to();
    return new Sentence(
        report.names().zh() + "，" + days + "：" + zh + "。",
        report.names().en() + ", " + days + ": " + en + ".");
  }

  private static Sentence loss(UsageLoss loss) {
    String people = number(loss.people());
    String share = percent(loss.share());
    Sentence next = next(loss.to());
    return new Sentence(
        "断点在「%s → %s」：流失 %s 人（%s），%s。"
            .formatted(zh(loss.from()), zh(loss.to()), people, share, next.zh()),
        "It breaks at %s → %s: %s people lost (%s); %s."
            .formatted(en(loss.from()), en(loss.to()), people, share, next.en()));
  }

  private static Sentence next(Step to) {
    return switch (to) {
      case EXPOSED, OPENED ->
          new Sentence("先看入口文案、位置和提醒", "look at the entry's words, place and reminders first");
      case SUCCEEDED -> new Sentence("先看首次使用的引导", "look at the guidance of the first use first");
      case REUSED ->
          new Sentence("先看再次使用的提醒和理由", "look at reminders and reasons to come back first");
    };
  }

  private static void seniors(UsageSeniors seniors, long exposed, List<Sentence> sentences) {
    Double share = seniors.share();
    if (share != null) {
      sentences.add(seniors(seniors, share));
    }
    if (seniors.tooManyUnknown()) {
      String unknown = number(seniors.unknown());
      String part = percent((double) seniors.unknown() / exposed);
      sentences.add(
          new Sentence(
              "年龄未知 %s 人（%s），过多，年龄结论不可靠。".formatted(unknown, part),
              "The age of %s people (%s) is unknown: too many to conclude anything from age."
                  .formatted(unknown, part)));
    }
  }

  private static Sentence seniors(UsageSeniors seniors, double share) {
    String people = number(seniors.people());
    String known = number(seniors.known());
    String zh =
        "曝光人群中 %s 岁及以上 %s 人，占已知年龄 %s 人的 %s".formatted(seniors.age(), people, known, percent(share));
    String en =
        "%s of the %s exposed people whose age is known are %s or older (%s)"
            .formatted(people, known, seniors.age(), percent(share));
    return seniors.many()
        ? new Sentence(
            zh + "，超过 40%：先降低年长用户的学习成本。",
            en + ", above 40%: lower the learning cost of older people first.")
        : new Sentence(zh + "，未超过 40%。", en + ", not above 40%.");
  }

  /** The values with the lowest and the highest rate of opening, when they differ. */
  private static void contrast(UsageSegment segment, List<Sentence> sentences) {
    List<UsageRow> known =
        segment.rows().stream()
            .filter(row -> row.value() != null && row.people().getFirst() >= FEW)
            .sorted(Comparator.comparingDouble(UsageSentences::opened))
            .toList();
    if (known.size() < 2 || opened(known.getFirst()) == opened(known.getLast())) {
      return;
    }
    String property = segment.property();
    UsageRow low = known.getFirst();
    UsageRow high = known.getLast();
    sentences.add(
        new Sentence(
            "按 %s：打开率最低「%s」%s，最高「%s」%s。"
                .formatted(property, low.value(), rate(low), high.value(), rate(high)),
            "By %s: “%s” opens it least, %s, “%s” most, %s."
                .formatted(property, low.value(), rate(low), high.value(), rate(high))));
  }

  private static double opened(UsageRow row) {
    return (double) row.people().get(1) / row.people().getFirst();
  }

  private static String rate(UsageRow row) {
    return percent(opened(row))
        + " ("
        + number(row.people().get(1))
        + "/"
        + number(row.people().getFirst())
        + ")";
  }

  private static String zh(Step step) {
    return switch (step) {
      case EXPOSED -> "曝光";
      case OPENED -> "打开";
      case SUCCEEDED -> "首次成功";
      case REUSED -> "再次使用";
    };
  }

  private static String en(Step step) {
    return switch (step) {
      case EXPOSED -> "exposed";
      case OPENED -> "opened";
      case SUCCEEDED -> "first success";
      case REUSED -> "used again";
    };
  }

  private static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f%%", share * 100);
  }
}
