package io.tandem.experiments;

import io.tandem.experiments.analysis.ExperimentFindings;
import io.tandem.experiments.definition.ExperimentDefinition;
import io.tandem.experiments.definition.ExperimentMetric;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * People who are held out of flags beside all others: an experiment whose control is how it was.
 *
 * @param metrics by what; none at first
 * @param definition the experiment it is judged as; null without metrics
 * @param findings what came of it last; null until it was computed by these metrics
 * @param version of the metrics, for {@code If-Match}; 0 at first
 */
record HoldoutComparison(
    String holdout,
    List<ExperimentMetric> metrics,
    @Nullable ExperimentDefinition definition,
    @Nullable ExperimentFindings findings,
    @Nullable String by,
    @Nullable Instant at,
    long version) {}
