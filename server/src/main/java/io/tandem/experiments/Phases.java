package io.tandem.experiments;

import io.tandem.experiments.definition.ExperimentDefinition;
import io.tandem.experiments.definition.ExperimentPhase;
import io.tandem.flags.FlagDealt;
import io.tandem.flags.Flags;
import io.tandem.shared.ProjectId;
import io.tandem.shared.TandemException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How the flags of experiments deal people out, and since when. It is read from the flag's history,
 * which never changes, so nothing has to be kept in step with it.
 */
@Component
class Phases {

  /** Exposures of it count, and so does what flags do there. */
  static final String ENVIRONMENT = "production";

  private static final double PERCENT = 100;

  /** Shares in percent that differ by less are the same. */
  private static final double NEAR = 0.05;

  private final Flags flags;
  private final Traffic traffic;

  Phases(Flags flags, Traffic traffic) {
    this.flags = flags;
    this.traffic = traffic;
  }

  /**
   * Lets a definition pass whose flags exist.
   *
   * @throws TandemException {@code unknown_flag}
   */
  void checkFlags(ProjectId project, ExperimentDefinition definition) {
    definition.flags().forEach(flag -> flags.find(project, flag, ENVIRONMENT));
  }

  /**
   * Lets a definition pass whose flag deals people out as it says, to no more than it says.
   *
   * @throws TandemException {@code unknown_flag}, {@code experiment_flag_conditions}, {@code
   *     experiment_flag_split}, {@code experiment_flag_traffic}
   */
  void checkDealing(ProjectId project, ExperimentDefinition definition) {
    for (String flag : definition.flags()) {
      FlagDealt dealt = flags.find(project, flag, ENVIRONMENT);
      if (definition.isDealtBy(dealt.gives())) {
        checkSplit(flag, definition, shares(dealt, definition));
      }
    }
    traffic.check(project, definition);
  }

  private static void checkSplit(
      String flag, ExperimentDefinition definition, Map<String, Double> dealt) {
    if (dealt.isEmpty()) {
      throw new TandemException(ExperimentError.FLAG_CONDITIONS, flag);
    }
    definition
        .shares()
        .forEach((variant, said) -> {
          double gives = dealt.getOrDefault(variant, 0.0);
          if (Math.abs(gives - said) > NEAR) {
            throw new TandemException(
                ExperimentError.FLAG_SPLIT, flag, variant, percent(gives), percent(said));
          }
        });
  }

  /** The oldest first; none before it was started. */
  List<ExperimentPhase> of(ProjectId project, Experiment experiment) {
    Instant started = experiment.startedAt();
    if (started == null) {
      return List.of();
    }
    ExperimentDefinition definition = experiment.definition();
    Experiment.Decision decision = experiment.decision();
    Instant ended = decision == null ? null : decision.at();
    for (String flag : definition.flags()) {
      List<FlagDealt> dealt = flags.since(project, flag, ENVIRONMENT, started);
      if (!dealt.isEmpty() && definition.isDealtBy(dealt.getFirst().gives())) {
        return new Walk(definition, flag, started, ended).phases(dealt);
      }
    }
    return List.of(new ExperimentPhase(1, started, ended, null, null, null, definition.shares()));
  }

  /**
   * The phase whose people are judged: the newest that compares variants. A flag that is taken back
   * or given to everybody begins a phase of its own, in which there is nothing to compare.
   *
   * @param phases of an experiment that was started
   */
  static ExperimentPhase judged(List<ExperimentPhase> phases) {
    return phases.reversed().stream()
        .filter(ExperimentPhase::compares)
        .findFirst()
        .orElseGet(phases::getLast);
  }

  private record Walk(
      ExperimentDefinition definition, String flag, Instant started, @Nullable Instant ended) {

    List<ExperimentPhase> phases(List<FlagDealt> all) {
      List<FlagDealt> dealt =
          all.stream()
              .filter(
                  one -> ended == null || !one.at().isAfter(started) || one.at().isBefore(ended))
              .toList();
      List<ExperimentPhase> phases = new ArrayList<>();
      for (int i = 0; i < dealt.size(); i++) {
        FlagDealt one = dealt.get(i);
        phases.add(
            new ExperimentPhase(
                i + 1,
                i == 0 ? started : one.at(),
                i + 1 < dealt.size() ? dealt.get(i + 1).at() : ended,
                flag,
                one.revision(),
                one.by(),
                shares(one, definition)));
      }
      return phases;
    }
  }

  /** Percent of those who get any of the variants, all 0 if none; empty where nobody can tell. */
  private static Map<String, Double> shares(FlagDealt dealt, ExperimentDefinition definition) {
    if (dealt.shares().isEmpty()) {
      return Map.of();
    }
    Map<String, Double> shares = new LinkedHashMap<>();
    definition
        .shares()
        .keySet()
        .forEach(key -> shares.put(key, dealt.shares().getOrDefault(key, 0.0)));
    double whole = shares.values().stream().mapToDouble(Double::doubleValue).sum();
    if (whole > 0) {
      shares.replaceAll((_, part) -> PERCENT * part / whole);
    }
    return shares;
  }

  /** A share in percent, as sentences say it. */
  static String percent(double share) {
    return BigDecimal.valueOf(share)
        .setScale(2, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
