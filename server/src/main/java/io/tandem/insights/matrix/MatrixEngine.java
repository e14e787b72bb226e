package io.tandem.insights.matrix;

import io.tandem.insights.query.Engine;

/** A way to count who uses and takes part. */
interface MatrixEngine extends Engine<MatrixQuery, MatrixCounts> {}
