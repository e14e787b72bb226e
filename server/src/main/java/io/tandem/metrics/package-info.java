/** Metric definitions and the rates computed from them. */
@ApplicationModule(
    displayName = "metrics",
    allowedDependencies = {"shared", "access", "warehouse", "events", "catalog", "audiences"})
@NullMarked
package io.tandem.metrics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
