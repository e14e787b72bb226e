package io.tandem.experiments.analysis;

import io.tandem.experiments.definition.ExperimentDefinition;
import java.util.ArrayList;
import java.util.List;

/**
 * A metric by days since exposure. A view: it decides nothing.
 *
 * @param days from 0; none while the sample ratio is wrong
 */
public record DayFindings(SampleRatioResult sampleRatio, List<DayEffects> days) {

  /**
   * Of people with one metric a day.
   *
   * @param definition with the days' metrics in their order, and no others
   */
  public static DayFindings of(ExperimentDefinition definition, Observed observed) {
    Analyst analyst = new Analyst(definition);
    SampleRatioResult ratio = analyst.exposure(observed).sampleRatio();
    List<DayEffects> days = new ArrayList<>();
    if (ratio.verdict() != SampleRatioVerdict.MISMATCH) {
      for (int day = 0; day < observed.metrics().size(); day++) {
        days.add(DayEffects.of(day, analyst.metric(observed.metrics().get(day))));
      }
    }
    return new DayFindings(ratio, days);
  }
}
