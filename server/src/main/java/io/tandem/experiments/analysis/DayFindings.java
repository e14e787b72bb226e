package io.tandem.experiments.analysis;

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
   * @param exposed whose definition has the days' metrics in their order, and no others
   */
  public static DayFindings of(ExposedTable exposed) {
    List<MetricNumbers> numbers =
        new PeopleNumbers(exposed.definition(), exposed.table(), exposed.events()).all();
    Analyst analyst = new Analyst(exposed.definition());
    SampleRatioResult ratio = analyst.exposure(exposed.observed(numbers)).sampleRatio();
    List<DayEffects> days = new ArrayList<>();
    if (ratio.verdict() != SampleRatioVerdict.MISMATCH) {
      for (int day = 0; day < numbers.size(); day++) {
        days.add(DayEffects.of(day, analyst.metric(numbers.get(day))));
      }
    }
    return new DayFindings(ratio, days);
  }
}
