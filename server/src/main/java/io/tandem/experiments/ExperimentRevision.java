package io.tandem.experiments;

import io.tandem.experiments.definition.ExperimentDefinition;
import java.time.Instant;

/** What an experiment said at one time. */
public record ExperimentRevision(
    long revision, ExperimentDefinition definition, String by, Instant at) {}
