package io.tandem.experiments;

import io.tandem.experiments.analysis.ResultSource;
import io.tandem.experiments.analysis.VerdictOutcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An analysis in a list.
 *
 * @param people of all variants
 * @param phase number of the phase whose people these are; null for uploaded tables
 */
public record AnalysisListed(
    long id,
    long revision,
    ResultSource source,
    VerdictOutcome outcome,
    long people,
    @Nullable Integer phase,
    String by,
    Instant at) {}
