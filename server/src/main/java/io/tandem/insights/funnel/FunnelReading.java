package io.tandem.insights.funnel;

import io.tandem.insights.funnel.FunnelResult.FunnelBin;
import io.tandem.insights.funnel.FunnelResult.FunnelGroup;
import io.tandem.insights.funnel.FunnelResult.FunnelOverTime;
import io.tandem.insights.funnel.FunnelResult.FunnelStage;
import io.tandem.insights.funnel.FunnelResult.FunnelTimes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns counts into an answer.
 *
 * @param now after which nothing has happened yet
 */
record FunnelReading(FunnelPlan plan, Instant now) {

  FunnelResult result(Tallies tallies) {
    Tally total = tallies.total();
    List<FunnelGroup> groups = new ArrayList<>();
    if (!plan.query().breakdowns().isEmpty()) {
      tallies
          .groups()
          .forEach((values, tally) -> groups.add(new FunnelGroup(values, stages(tally))));
    }
    return new FunnelResult(stages(total), groups, overTime(tallies), times(total.timed()));
  }

  private List<FunnelStage> stages(Tally tally) {
    List<FunnelStage> stages = new ArrayList<>();
    long first = tally.people(1);
    long previous = 0;
    for (int step = 1; step <= plan.rules().steps(); step++) {
      FunnelStep asked = plan.query().steps().get(step - 1);
      long people = tally.people(step);
      stages.add(
          new FunnelStage(
              asked.event(),
              asked.skippable(),
              people,
              step == 1 ? null : share(people, previous),
              share(people, first),
              tally.fromPrevious(step).median()));
      if (!asked.skippable()) {
        previous = people;
      }
    }
    return stages;
  }

  private static @Nullable Double share(long part, long whole) {
    return whole == 0 ? null : (double) part / whole;
  }

  private @Nullable FunnelOverTime overTime(Tallies tallies) {
    if (plan.buckets().isEmpty()) {
      return null;
    }
    LocalDate open = null;
    for (int i = plan.buckets().size() - 1; i >= 0; i--) {
      long over = plan.bounds()[i + 1] + plan.rules().window();
      open = over > now.toEpochMilli() ? plan.buckets().get(i) : open;
    }
    return new FunnelOverTime(
        plan.buckets(),
        Arrays.stream(tallies.entered()).boxed().toList(),
        Arrays.stream(tallies.converted()).boxed().toList(),
        open);
  }

  private @Nullable FunnelTimes times(Durations durations) {
    FunnelTiming timing = plan.query().timeToConvert();
    if (timing == null) {
      return null;
    }
    int bars = timing.bars();
    long width = durations.width(bars);
    long[] people = durations.bins(bars, width);
    List<FunnelBin> bins = new ArrayList<>();
    for (int i = 0; i < bars && durations.size() > 0; i++) {
      bins.add(new FunnelBin(i * width / 1000.0, (i + 1) * width / 1000.0, people[i]));
    }
    return new FunnelTimes(
        timing.start(),
        timing.end(plan.rules().steps()),
        durations.size(),
        durations.mean(),
        durations.median(),
        bins);
  }
}
