package io.tandem.policies.condition;

import io.tandem.policies.Match;
import io.tandem.policies.NoDataRule;
import io.tandem.policies.PolicyCondition;
import io.tandem.policies.Verdict;
import io.tandem.policies.machine.Mark;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Judges a bucket. Predicates that lack something are neither true nor false: {@code all} is false
 * as soon as one is false, {@code any} true as soon as one is true, and what remains open is no
 * data or too few. An expression needs every value it names.
 *
 * @param composite the condition's compiled expression, or null
 */
public record Judge(PolicyCondition condition, NoDataRule onNoData, @Nullable Composite composite) {

  /** For a condition whose expression is compiled here. */
  public static Judge of(PolicyCondition condition, NoDataRule onNoData) {
    String text = condition.composite();
    List<String> names = condition.predicates().stream().map(p -> p.name()).toList();
    return new Judge(condition, onNoData, text == null ? null : Composite.compile(text, names));
  }

  private enum Truth {
    YES,
    NO,
    OPEN
  }

  /** The verdict on the readings of all predicates, in their order. */
  public Judgement judge(List<Reading> readings, Circumstances circumstances) {
    Truth broken;
    try {
      broken = composite == null ? matched(readings) : composed(composite, readings);
    } catch (InvalidCompositeException failed) {
      return new Judgement(
          Verdict.NO_DATA, Mark.NONE, false, readings, circumstances, failed.getMessage());
    }
    return switch (broken) {
      case YES -> breach(readings, circumstances);
      case NO -> quiet(readings, circumstances);
      case OPEN -> open(readings, circumstances);
    };
  }

  private Judgement breach(List<Reading> readings, Circumstances circumstances) {
    return circumstances.allow()
        ? new Judgement(Verdict.BREACH, Mark.BREACH, false, readings, circumstances, null)
        : new Judgement(Verdict.WAITING, Mark.CLEAR, false, readings, circumstances, null);
  }

  private Judgement quiet(List<Reading> readings, Circumstances circumstances) {
    boolean warn = circumstances.allow() && warns(readings);
    boolean clear = composite != null || clears(readings);
    Mark mark = clear ? Mark.CLEAR : Mark.NEUTRAL;
    Verdict verdict = clear ? Verdict.CLEAR : Verdict.KEEP;
    return new Judgement(warn ? Verdict.WARN : verdict, mark, warn, readings, circumstances, null);
  }

  private Judgement open(List<Reading> readings, Circumstances circumstances) {
    boolean noData = readings.stream().anyMatch(reading -> reading.lack() == Lack.DATA);
    if (!noData) {
      return new Judgement(Verdict.TOO_FEW, Mark.NONE, false, readings, circumstances, null);
    }
    Mark mark =
        switch (onNoData) {
          case KEEP -> Mark.NONE;
          case OK -> Mark.CLEAR;
          case BREACH -> circumstances.allow() ? Mark.BREACH : Mark.CLEAR;
        };
    return new Judgement(Verdict.NO_DATA, mark, false, readings, circumstances, null);
  }

  private Truth matched(List<Reading> readings) {
    boolean all = condition.match() == Match.ALL;
    boolean open = false;
    for (Reading reading : readings) {
      if (!reading.complete()) {
        open = true;
      } else if (reading.breaks() != all) {
        return all ? Truth.NO : Truth.YES;
      }
    }
    if (open) {
      return Truth.OPEN;
    }
    return all ? Truth.YES : Truth.NO;
  }

  private static Truth composed(Composite composite, List<Reading> readings) {
    Map<String, Object> values = new HashMap<>();
    for (Reading reading : readings) {
      String name = reading.predicate().name();
      if (reading.lack() != Lack.SAMPLE && reading.value() != null) {
        values.put(name + ".value", reading.value().doubleValue());
      }
      if (reading.lack() != Lack.SAMPLE && reading.previous() != null) {
        values.put(name + ".previous", reading.previous().doubleValue());
      }
      if (reading.signal() != null) {
        values.put(name + ".sample", reading.signal().sample());
      }
    }
    if (!values.keySet().containsAll(composite.variables())) {
      return Truth.OPEN;
    }
    return composite.holds(values) ? Truth.YES : Truth.NO;
  }

  /** No longer a breach with room to spare: one side of an {@code all}, every side of an any. */
  private boolean clears(List<Reading> readings) {
    Predicate<Reading> clears = Reading::clears;
    return condition.match() == Match.ALL
        ? readings.stream().anyMatch(clears)
        : readings.stream().allMatch(clears);
  }

  private boolean warns(List<Reading> readings) {
    if (condition.match() == Match.ANY || composite != null) {
      return readings.stream().anyMatch(Reading::warns);
    }
    return readings.stream().allMatch(reading -> reading.warns() || reading.breaks())
        && readings.stream().anyMatch(Reading::warns);
  }
}
