package io.tandem.experiments.analysis;

import java.util.List;

/** Everything that was found out, judged. */
public record ExperimentFindings(
    ResultSource source,
    ExposureResult exposure,
    List<MetricResult> metrics,
    ExperimentVerdict verdict) {}
