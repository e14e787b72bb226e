package io.tandem.insights.retention;

import io.tandem.insights.query.Engine;

/** Computes a retention; {@link RetentionReading} makes the answer of counts. */
interface RetentionEngine extends Engine<RetentionQuery, RetentionResult> {}
