package io.tandem.insights.paths;

import io.tandem.insights.query.Engine;

/** Computes paths. */
interface PathsEngine extends Engine<PathsQuery, PathsResult> {}
