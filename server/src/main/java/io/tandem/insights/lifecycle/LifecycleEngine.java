package io.tandem.insights.lifecycle;

import io.tandem.insights.query.Engine;

/** Computes a lifecycle. */
interface LifecycleEngine extends Engine<LifecycleQuery, LifecycleResult> {}
