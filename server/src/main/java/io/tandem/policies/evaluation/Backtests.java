package io.tandem.policies.evaluation;

import io.tandem.access.Project;
import io.tandem.metrics.Signal;
import io.tandem.metrics.SignalKey;
import io.tandem.metrics.Signals;
import io.tandem.policies.PolicyMode;
import io.tandem.policies.PolicyRule;
import io.tandem.policies.evaluation.BacktestRun.Day;
import io.tandem.policies.machine.Memory;
import io.tandem.shared.Interval;
import io.tandem.shared.LocalDates;
import io.tandem.shared.Names;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Runs a rule over history: the signals computed anew, the same judging and the same machine as at
 * work. Gates count as they stand today, since nobody recorded how they would have stood.
 */
@Component
public class Backtests {

  private static final Names NOBODY = new Names("-", "-");

  private final Signals signals;
  private final Sittings sittings;
  private final Clock clock;

  Backtests(Signals signals, Sittings sittings, Clock clock) {
    this.signals = signals;
    this.sittings = sittings;
    this.clock = clock;
  }

  /** Every bucket of the range that has closed, from the first one on with a clean memory. */
  public BacktestRun run(Project project, PolicyRule rule, LocalDates range) {
    Instant now = clock.instant();
    Sitting sitting = sittings.open(project, now);
    CompiledRule compiled = CompiledRule.of(0, rule);
    List<SignalKey> keys = sitting.keys(rule);
    Interval interval = rule.condition().interval();
    LocalDate first = interval.startOf(range.from());
    Map<SignalKey, List<Signal>> computed =
        signals.compute(
            project,
            new LinkedHashSet<>(keys),
            interval.plus(first, -compiled.lookBack()),
            range.to());
    SignalTable table = new SignalTable(computed);
    List<Day> days = new ArrayList<>();
    Memory memory = Memory.NONE;
    for (LocalDate bucket : range.buckets(interval)) {
      if (!sitting.due(rule, bucket).isBefore(now)) {
        break;
      }
      Candidate candidate =
          new Candidate(
              0, "backtest", NOBODY, PolicyMode.SHADOW, compiled, memory, bucket, null, null);
      Turn turn = new Turn(bucket, false, bucket, now);
      Evaluated evaluated = sitting.judge(candidate, table, turn);
      memory = evaluated.after();
      days.add(day(evaluated));
    }
    return new BacktestRun(days, days.stream().filter(Day::fired).map(Day::bucket).toList());
  }

  private static Day day(Evaluated evaluated) {
    PolicyInput first = evaluated.inputs().getFirst();
    return new Day(
        evaluated.seen().bucket(),
        evaluated.after().state(),
        evaluated.judgement().verdict(),
        evaluated.step().breaches(),
        evaluated.step().fired(),
        evaluated.step().cleared(),
        first.value(),
        first.sample(),
        evaluated.sentence());
  }
}
