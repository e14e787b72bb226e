package io.tandem.experiments;

import io.tandem.experiments.analysis.ResultSource;
import io.tandem.experiments.analysis.VerdictOutcome;
import java.time.Instant;

/**
 * An analysis in a list.
 *
 * @param people of all variants
 */
public record AnalysisListed(
    long id,
    long revision,
    ResultSource source,
    VerdictOutcome outcome,
    long people,
    String by,
    Instant at) {}
