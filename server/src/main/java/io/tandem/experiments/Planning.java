package io.tandem.experiments;

import io.tandem.experiments.definition.Correction;
import io.tandem.experiments.definition.ExperimentJudging;
import io.tandem.experiments.definition.JudgingMethod;
import io.tandem.experiments.statistics.ConfidenceSequence;
import io.tandem.experiments.statistics.Looks;
import io.tandem.experiments.statistics.Plan;
import java.util.ArrayList;
import java.util.List;

/**
 * How many people an experiment needs and how long it runs. Every variant is compared with the
 * control; the comparison that needs most decides. With a correction each goal × variant has its
 * part of alpha (Bonferroni's, which Holm's and Benjamini and Hochberg's never fall below).
 * Confidence sequences are tuned to the people of the two variants compared, which is what their
 * intervals go by.
 */
final class Planning {

  private static final int DAYS = 7;
  private static final int WEEKS = 12;

  /** The number needed and the point of tuning settle within a few rounds. */
  private static final int ROUNDS = 8;

  private static final double FIRST_GUESS = 5_000;

  private final PlanQuestion question;
  private final ExperimentJudging judging;
  private final List<Double> allocations;
  private final double whole;

  Planning(PlanQuestion question) {
    this.question = question;
    ExperimentJudging said = question.judging();
    List<Double> dealt = question.allocations();
    this.judging = said == null ? ExperimentJudging.USUAL : said;
    this.allocations = dealt == null ? List.of(1.0, 1.0) : dealt;
    this.whole = allocations.stream().mapToDouble(Double::doubleValue).sum();
  }

  PlanAnswer answer() {
    Double fixed = question.tunedAt();
    double tunedAt = fixed == null ? FIRST_GUESS : fixed;
    Needed needed = needed(plan(tunedAt));
    for (int i = 0; fixed == null && i < ROUNDS && Double.isFinite(needed.people()); i++) {
      tunedAt = Math.max(1, needed.pair());
      needed = needed(plan(tunedAt));
    }
    double people = needed.people();
    boolean enough = Double.isFinite(people);
    boolean sequential = judging.method() == JudgingMethod.SEQUENTIAL;
    Double daily = question.taking();
    Long days = enough && daily != null ? (Long) (long) Math.ceil(people / daily) : null;
    return new PlanAnswer(
        enough ? (Long) (long) people : null,
        enough ? perVariant(people) : List.of(),
        days,
        days == null ? null : (Long) ((days + DAYS - 1) / DAYS),
        sequential ? (Double) Math.ceil(tunedAt) : null,
        alpha(),
        daily == null ? List.of() : weekly(plan(tunedAt), daily));
  }

  private double alpha() {
    boolean corrected =
        judging.correction() != Correction.NONE && judging.method() != JudgingMethod.BAYESIAN;
    Integer goals = question.goals();
    int tests = (goals == null ? 1 : goals) * (allocations.size() - 1);
    return corrected ? judging.alpha() / tests : judging.alpha();
  }

  private Plan plan(double tunedAt) {
    boolean sequential = judging.method() == JudgingMethod.SEQUENTIAL;
    Looks looks =
        new Looks(alpha(), judging.power(), sequential ? new ConfidenceSequence(tunedAt) : null);
    Double deviation = question.deviation();
    return deviation == null
        ? Plan.ofProportion(question.mean(), looks)
        : new Plan(question.mean(), deviation * deviation, false, looks);
  }

  /** People of the two variants whose comparison needs most, and of all variants together. */
  private record Needed(double pair, double people) {}

  private Needed needed(Plan plan) {
    Needed most = new Needed(0, 0);
    double control = allocations.getFirst();
    for (double treatment : allocations.subList(1, allocations.size())) {
      double both = control + treatment;
      double pair = plan.people(question.minimumEffect(), control / both);
      double people = Math.ceil(pair * whole / both);
      most = people > most.people() ? new Needed(pair, people) : most;
    }
    return most;
  }

  private List<Long> perVariant(double people) {
    return allocations.stream().map(own -> (long) Math.ceil(people * own / whole)).toList();
  }

  private List<PlanAnswer.Week> weekly(Plan plan, double daily) {
    double control = allocations.getFirst() / whole;
    double least =
        allocations.stream().skip(1).mapToDouble(Double::doubleValue).min().orElse(1) / whole;
    List<PlanAnswer.Week> weekly = new ArrayList<>();
    for (int week = 1; week <= WEEKS; week++) {
      double people = daily * DAYS * week;
      double lift = plan.smallestLift(people * control, people * least);
      weekly.add(
          new PlanAnswer.Week(
              week,
              (long) people,
              Double.isFinite(lift) ? (Double) lift : null,
              plan.power(question.minimumEffect(), people * control, people * least)));
    }
    return weekly;
  }
}
