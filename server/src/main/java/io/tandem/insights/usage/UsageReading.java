package io.tandem.insights.usage;

import io.tandem.access.Project;
import io.tandem.catalog.Feature;
import io.tandem.events.PersonalData;
import io.tandem.insights.UsageQuestion;
import io.tandem.insights.UsageReport;
import io.tandem.insights.UsageReport.Step;
import io.tandem.insights.UsageReport.UsageLoss;
import io.tandem.insights.UsageReport.UsageRow;
import io.tandem.insights.UsageReport.UsageSegment;
import io.tandem.insights.UsageReport.UsageSeniors;
import io.tandem.insights.UsageReport.UsageStage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns counts into a report. */
record UsageReading(
    Project project, Feature feature, UsageQuestion question, UsageSql.Scope scope) {

  /** Above this share of seniors they are said to be many; strict. */
  private static final long MANY_SENIORS = 40;

  /** Above this share of unknown ages nothing is concluded from age; strict. */
  private static final long MANY_UNKNOWN = 20;

  UsageReport report(List<UsageCount> counts, String asOf) {
    List<Long> total =
        counts.stream()
            .filter(count -> count.dimension() == 0)
            .map(UsageCount::people)
            .findFirst()
            .orElse(steps().stream().map(_ -> 0L).toList());
    UsageReport bare =
        new UsageReport(
            feature.key(),
            feature.names(),
            question.range().from(),
            question.range().to(),
            project.zone().getId(),
            asOf,
            stages(total),
            loss(total),
            seniors(counts, total),
            segments(counts, total),
            List.of());
    return with(bare);
  }

  private List<UsageSegment> segments(List<UsageCount> counts, List<Long> total) {
    List<UsageSegment> segments = new ArrayList<>();
    for (int i = 1; i <= scope.properties().size(); i++) {
      int dimension = i;
      List<UsageCount> rows =
          counts.stream().filter(count -> count.dimension() == dimension).toList();
      if (rows.stream().anyMatch(row -> row.value() != null)) {
        segments.add(segment(i, rows, total));
      }
    }
    return segments;
  }

  private static UsageReport with(UsageReport bare) {
    return new UsageReport(
        bare.feature(),
        bare.names(),
        bare.from(),
        bare.to(),
        bare.zone(),
        bare.asOf(),
        bare.stages(),
        bare.largestLoss(),
        bare.seniors(),
        bare.segments(),
        UsageSentences.of(bare));
  }

  private List<Step> steps() {
    return scope.success()
        ? List.of(Step.values())
        : List.of(Step.EXPOSED, Step.OPENED, Step.REUSED);
  }

  private List<UsageStage> stages(List<Long> total) {
    List<UsageStage> stages = new ArrayList<>();
    for (int i = 0; i < total.size(); i++) {
      Double share =
          i == 0 || total.get(i - 1) == 0 ? null : (double) total.get(i) / total.get(i - 1);
      stages.add(new UsageStage(steps().get(i), total.get(i), share));
    }
    return stages;
  }

  /** The first of the steps with the most people lost. */
  private @Nullable UsageLoss loss(List<Long> total) {
    UsageLoss largest = null;
    for (int i = 1; i < total.size(); i++) {
      long lost = total.get(i - 1) - total.get(i);
      if (lost > (largest == null ? 0 : largest.people())) {
        double share = (double) lost / total.get(i - 1);
        largest = new UsageLoss(steps().get(i - 1), steps().get(i), lost, share);
      }
    }
    return largest;
  }

  private UsageSeniors seniors(List<UsageCount> counts, List<Long> total) {
    String line = Integer.toString(question.seniorAge());
    long people = 0;
    long known = 0;
    for (UsageCount count : counts) {
      if (count.dimension() == scope.ages() && count.value() != null) {
        known += count.people().getFirst();
        people += count.value().equals(line) ? count.people().getFirst() : 0;
      }
    }
    long exposed = total.getFirst();
    return new UsageSeniors(
        question.seniorAge(),
        question.ageProperty(),
        people,
        known,
        exposed - known,
        known == 0 ? null : (double) people / known,
        people * 100 > known * MANY_SENIORS,
        (exposed - known) * 100 > exposed * MANY_UNKNOWN);
  }

  private UsageSegment segment(int dimension, List<UsageCount> counts, List<Long> total) {
    boolean ages = dimension == scope.ages();
    List<UsageCount> sorted = new ArrayList<>(counts);
    sorted.sort(ages ? Comparator.comparingInt(UsageReading::age) : UsageReading::larger);
    List<UsageRow> rows = new ArrayList<>();
    List<Long> left = new ArrayList<>(total);
    for (UsageCount count : sorted) {
      boolean listed = ages || count.value() == null || rows.size() < UsageSql.VALUES;
      if (listed) {
        rows.add(new UsageRow(shown(dimension, count.value()), false, count.people()));
        for (int i = 0; i < left.size(); i++) {
          left.set(i, left.get(i) - count.people().get(i));
        }
      }
    }
    if (left.getFirst() > 0) {
      rows.add(new UsageRow(null, true, List.copyOf(left)));
    }
    return new UsageSegment(scope.properties().get(dimension - 1), ages, rows);
  }

  private @Nullable String shown(int dimension, @Nullable String value) {
    if (value == null) {
      return null;
    }
    return dimension == scope.ages()
        ? band(value)
        : PersonalData.masked(scope.properties().get(dimension - 1), value);
  }

  private static int larger(UsageCount one, UsageCount other) {
    return Long.compare(other.people().getFirst(), one.people().getFirst());
  }

  private static int age(UsageCount count) {
    return count.value() == null ? Integer.MAX_VALUE : Integer.parseInt(count.value());
  }

  /** A band of years from its lower end. */
  private String band(String lower) {
    int index = scope.bands().indexOf(Integer.valueOf(lower));
    return index + 1 == scope.bands().size()
        ? lower + "+"
        : lower + "–" + (scope.bands().get(index + 1) - 1);
  }
}
