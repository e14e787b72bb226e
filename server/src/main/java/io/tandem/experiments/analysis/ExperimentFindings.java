package io.tandem.experiments.analysis;

import io.tandem.experiments.definition.ExperimentPhase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was found out, judged.
 *
 * @param phase whose people these are; null for uploaded tables
 */
public record ExperimentFindings(
    ResultSource source,
    ExposureResult exposure,
    List<MetricResult> metrics,
    ExperimentVerdict verdict,
    @Nullable ExperimentPhase phase) {

  /** The same, about the people of one phase; from the second on it says so. */
  public ExperimentFindings of(ExperimentPhase whose) {
    ExperimentVerdict said = whose.number() > 1 ? verdict.of(whose) : verdict;
    return new ExperimentFindings(source, exposure, metrics, said, whose);
  }
}
